package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.TensorEntry;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import tools.jackson.jr.ob.JSON;

/** A folder with the data that the models of {@code docs/cheatsheet.md} name, in which they are trained. */
record CheatsheetFolder(Path path, CheatsheetPage page) {
    /** So many digits, the first ones of the sample: no multiple of ten, so that no class has just its tenth. */
    static final int SAMPLES = 156;

    /** Trainings give the same for the same model, so each is done once for all tests. */
    private static final Map<List<String>, Run> RUNS = new HashMap<>();

    private static final Path DIGITS = Path.of("../../samples/digits");

    static CheatsheetFolder create(Path path) throws IOException {
        Path data = Files.createDirectories(path.resolve("samples/digits"));
        cut("train-images-idx3-ubyte.gz", data, 16, 64);
        cut("train-labels-idx1-ubyte.gz", data, 8, 1);
        photos(data.resolve("photos/day"), 200);
        photos(data.resolve("photos/night"), 40);
        StringBuilder points = new StringBuilder("x,y,above\n");
        for (int i = 0; i < 40; i++) {
            double x = i % 8 / 4.0 - 0.9;
            double y = i / 8 / 2.5 - 0.85;
            points.append(x).append(',').append(y).append(y > x ? ",1\n" : ",0\n");
        }
        Files.writeString(data.resolve("points.csv"), points);
        CheatsheetFolder folder = new CheatsheetFolder(path, CheatsheetPage.read(Path.of("../../docs/cheatsheet.md")));
        Files.write(data.resolve("pretrained.safetensors"), folder.pretrained().best());
        return folder;
    }

    /** The run that the page's transfers take weights from, of another seed than theirs. */
    Run pretrained() throws IOException {
        return train(page.base(), "--seed", "2");
    }

    private static byte[] digits(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(DIGITS.resolve(file)))) {
            return in.readAllBytes();
        }
    }

    private static void cut(String file, Path to, int header, int size) throws IOException {
        byte[] whole = digits(file);
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(to.resolve(file))))) {
            out.write(whole, 0, 4);
            out.writeInt(SAMPLES);
            out.write(whole, 8, header - 8 + SAMPLES * size);
        }
    }

    private static void photos(Path folder, int brightness) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < 8; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 64; p++) {
                int grey = brightness + (p * 7 + i * 5) % 30;
                image.setRGB(p % 8, p / 8, grey << 16 | grey - 10 << 8 | grey - 20);
            }
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }

    /** The pixels of the digits, 0 to 1. */
    static double[][] images() throws IOException {
        byte[] pixels = digits("train-images-idx3-ubyte.gz");
        double[][] images = new double[SAMPLES][64];
        for (int i = 0; i < SAMPLES * 64; i++) {
            images[i / 64][i % 64] = pixels[16 + i] / 16.0;
        }
        return images;
    }

    static int[] labels() throws IOException {
        byte[] bytes = digits("train-labels-idx1-ubyte.gz");
        int[] labels = new int[SAMPLES];
        Arrays.setAll(labels, i -> bytes[8 + i]);
        return labels;
    }

    /**
     * A finished training.
     *
     * @param best the file with the best weights
     * @param weights of the last epoch, by path
     */
    record Run(List<Map<String, Object>> events, byte[] best, Map<String, float[]> weights) {
        List<Double> losses() {
            return numbers("step", "loss");
        }

        List<Double> numbers(String event, String key) {
            return events.stream()
                    .filter(one -> one.get("event").equals(event) && one.get(key) != null)
                    .map(one -> ((Number) one.get(key)).doubleValue())
                    .toList();
        }

        Map<String, Object> end() {
            return events.get(events.size() - 1);
        }
    }

    /** All tensors of a file by their paths. */
    private static Map<String, float[]> weights(Path file) throws IOException {
        Map<String, float[]> weights = new TreeMap<>();
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            for (TensorEntry entry : reader.tensors().values()) {
                float[] numbers = new float[(int) entry.elements()];
                reader.read(entry, numbers, 0);
                weights.put(entry.name(), numbers);
            }
        }
        return weights;
    }

    /** Trains on the digits with one thread; it must succeed. What has been trained before is not trained again. */
    Run train(String model, String... options) throws IOException {
        List<String> key = List.of(model, String.join(" ", options));
        Run known = RUNS.get(key);
        if (known == null) {
            known = run(model, options);
            RUNS.put(key, known);
        }
        return known;
    }

    private Run run(String model, String... options) throws IOException {
        Files.writeString(path.resolve("model.dl"), model);
        List<String> arguments = new ArrayList<>(
                List.of("train", "model.dl", "--data", "samples/digits", "--out", "run", "--threads", "1"));
        arguments.addAll(List.of(options));
        Result result = new Commands(path).run(arguments.toArray(String[]::new));
        assertThat(result.status()).as(result.err() + model).isZero();
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : Files.readAllLines(path.resolve("run/log.jsonl"))) {
            events.add(JSON.std.mapFrom(line));
        }
        return new Run(
                events,
                Files.readAllBytes(path.resolve("run/best.safetensors")),
                weights(path.resolve("run/last.safetensors")));
    }
}
