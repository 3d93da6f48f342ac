package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app does with a generated class, in JVMs that have no more than it needs. */
class AppTest {
    private static final Generated FLOWERS = Generated.of("""
            model Flowers {
              input  height: float
              input  petals: float[2]
              target kind:  class { rose, "T-lily" }
              target wild:  binary
              target price: float
              data { train csv("f.csv", petals = [a, b])  scale 1 / 2 }
              network {
                body   = concat(height, petals) -> dense(8) -> tanh
                scores = body -> dense(kind.classes)
                logit  = body -> dense(1)
                value  = body -> dense(1)
              }
              loss cross_entropy(scores, kind) + binary_cross_entropy(logit, wild) + mse(value, price)
              optimizer adam(lr = 3e-2)
              train { epochs 40  batch 8  seed 3  metrics accuracy }
            }
            """);

    private static final String FLOWERS_APP = """
            import dev.dlc.runtime.*;
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;

            public class Main {
                public static void main(String[] arguments) throws IOException {
                    List<Flowers.Example> examples = new ArrayList<>();
                    for (int i = 0; i < 64; i++) {
                        boolean lily = i % 2 == 1;
                        var input = new Flowers.Input(lily ? 3 + i % 5 : -3 - i % 5, new float[] {i % 3, lily ? 8 : 0});
                        examples.add(new Flowers.Example(
                                input, lily ? Flowers.Kind.T_LILY : Flowers.Kind.ROSE, !lily, lily ? 2f : -1f));
                    }
                    Dataset dataset = Flowers.dataset(examples);
                    Flowers network = new Flowers();
                    Flowers fresh = network.copy();
                    network.fit(dataset, network.options().threads(2));
                    System.out.println("accuracy " + network.evaluate(dataset).metrics().get("accuracy"));

                    var lily = network.predict(examples.get(1).input());
                    System.out.println(lily.kind() + " " + lily.kind().name() + " " + (lily.wild() < 0.5f)
                            + " " + Math.round(lily.price()));
                    System.out.println(lily.topK(9).stream().map(ClassProbability::label).toList());
                    System.out.println(lily.topK(1).get(0).probability() == lily.probability(Flowers.Kind.T_LILY));
                    System.out.println(Math.abs(lily.probability(Flowers.Kind.ROSE) + lily.probability(Flowers.Kind.T_LILY) - 1) < 1e-6);

                    List<Flowers.Input> inputs = examples.stream().map(Flowers.Example::input).toList();
                    List<Flowers.Prediction> together = network.predictAll(inputs);
                    System.out.println(together.size() + " " + same(together, network, inputs));

                    Path file = Path.of(arguments[0]);
                    network.save(file);
                    System.out.println(same(together, Flowers.load(file), inputs));
                    try (InputStream stream = Files.newInputStream(file)) {
                        System.out.println(same(together, Flowers.load(stream), inputs));
                    }
                    System.out.println(same(together, network.copy(), inputs));
                    System.out.println(same(fresh.predictAll(inputs), new Flowers(), inputs));
                    System.out.println(Flowers.class.getModule().getLayer() == null
                            ? ModuleLayer.boot().modules().size() : -1);
                }

                private static boolean same(List<Flowers.Prediction> expected, Flowers network, List<Flowers.Input> inputs) {
                    for (int i = 0; i < inputs.size(); i++) {
                        Flowers.Prediction found = network.predict(inputs.get(i));
                        if (found.kind() != expected.get(i).kind() || found.price() != expected.get(i).price()
                                || !Arrays.equals(found.kindProbabilities(), expected.get(i).kindProbabilities())) {
                            return false;
                        }
                    }
                    return true;
                }
            }
            """;

    private static final Generated PICTURE = Generated.of("""
            model Signs {
              input  image: float[3, 4, 5]
              target label: class[2]
              data { train images("signs")  scale 1 / 255  normalize auto }
              network { scores = image -> conv2d(4, kernel = 3) -> relu -> flatten -> dense(2) }
              loss cross_entropy(scores, label)
              optimizer adam(lr = 1e-2)
              train { epochs 1  batch 4 }
            }
            """);

    @TempDir
    Path folder;

    private App app(Generated generated, String main) throws IOException {
        return new App(folder, generated, main);
    }

    /** With the one module that no JVM lacks, and only plain kernels: of the app's own words, not a line but one from the log. */
    @Test
    void aTypedModelTrainsPredictsAndIsKeptOnTheBaseModuleAlone() throws IOException, InterruptedException {
        Path file = folder.resolve("flowers.safetensors");
        App app = app(
                FLOWERS,
                FLOWERS_APP.replace("arguments[0]", '"' + file.toString().replace("\\", "\\\\") + '"'));

        App.Output output = app.compile().run("--limit-modules", "java.base");

        assertThat(output.lines())
                .containsExactly(
                        "accuracy 1.0",
                        "T-lily T_LILY true 2",
                        "[T-lily, rose]",
                        "true",
                        "true",
                        "64 true",
                        "true",
                        "true",
                        "true",
                        "true",
                        "1");
        assertThat(output.errors().stream().filter(line -> line.contains("--add-modules jdk.incubator.vector")))
                .hasSize(1);
    }

    @Test
    void whoAsksForPlainKernelsIsNotToldOfFasterOnes() throws IOException, InterruptedException {
        App.Output output = app(PICTURE, """
                public class Main {
                    public static void main(String[] arguments) {
                        Signs signs = new Signs();
                        signs.prepare(new dev.dlc.runtime.Description.Preparation(1, java.util.List.of(), java.util.List.of(), false));
                        System.out.println(signs.predict(new Signs.Input(new float[60])).labelProbabilities().length);
                    }
                }
                """).compile().run("--limit-modules", "java.base", "-Ddlc.kernels=plain");

        assertThat(output.lines()).containsExactly("2");
        assertThat(output.errors()).isEmpty();
    }

    /** Apps that are modules say nothing of the modules that the generated source names, and need not have them. */
    @Test
    void anAppThatIsAModuleRequiresTheRuntimeAlone() throws IOException, InterruptedException {
        App app = app(PICTURE, """
                        public class Main {
                            public static void main(String[] arguments) {
                                Signs network = Signs.fromResource();
                                System.out.println(network.getClass().getModule().getName() + " "
                                        + network.predict(new Signs.Input(new float[60])).label()
                                        + " " + ModuleLayer.boot().findModule("java.desktop").isPresent()
                                        + " " + dev.dlc.runtime.kernel.Kernels.name());
                            }
                        }
                        """)
                .source("module-info.java", "module app { requires dev.dlc.runtime; }")
                .compile();
        var network = PICTURE.network();
        network.measure(dev.dlc.runtime.Dataset.of(new float[2][60], new int[2]));
        network.save(app.classes().resolve("dev/dlc/test/Signs.safetensors"));

        assertThat(app.run("--limit-modules", "java.base,app,dev.dlc.runtime").lines())
                .containsExactly("app 0 false plain Java");
        assertThat(app.run("--add-modules", "jdk.incubator.vector").lines().get(0))
                .matches("app 0 (true|false) vector [0-9]+-bit");
    }

    /** Of two colours one is scaled and normalised by hand, as training does; the values are exact in binary. */
    @Test
    void aPictureIsPreparedAsInTraining() throws IOException, InterruptedException {
        App.Output output = app(PICTURE, """
                import dev.dlc.runtime.Dataset;
                import java.awt.image.BufferedImage;
                import java.util.Arrays;

                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        BufferedImage picture = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
                        float[] pixels = new float[60];
                        for (int y = 0; y < 4; y++) {
                            for (int x = 0; x < 5; x++) {
                                picture.setRGB(x, y, (40 * x) << 16 | (60 * y) << 8 | 7);
                                pixels[y * 5 + x] = 40 * x;
                                pixels[20 + y * 5 + x] = 60 * y;
                                pixels[40 + y * 5 + x] = 7;
                            }
                        }
                        Signs network = new Signs();
                        network.fit(Dataset.of(new float[][] {pixels, new float[60]}, new int[] {0, 1}));
                        System.out.println(network.preparation().mean().size());
                        float[] expected = network.predict(new Signs.Input(pixels)).labelProbabilities();
                        System.out.println(Arrays.equals(expected, network.predict(picture).labelProbabilities()));

                        var file = java.nio.file.Path.of("FILE");
                        network.save(file);
                        System.out.println(Arrays.equals(expected, Signs.load(file).predict(picture).labelProbabilities()));
                        for (Runnable wrong : new Runnable[] {
                            () -> network.predict(new BufferedImage(4, 5, BufferedImage.TYPE_INT_RGB)),
                            () -> new Signs.Input(new float[59]),
                            () -> new Signs().predict(picture),
                            () -> Signs.fromResource(),
                        }) {
                            try {
                                wrong.run();
                            } catch (IllegalArgumentException | IllegalStateException e) {
                                System.out.println(e.getMessage());
                            }
                        }
                    }
                }
                """.replace(
                        "FILE", folder.resolve("signs.safetensors").toString().replace("\\", "\\\\")))
                .compile()
                .run();

        assertThat(output.lines())
                .containsExactly(
                        "3",
                        "true",
                        "true",
                        "the picture is 4 pixels wide and 5 high, but image is 5 wide and 4 high: scale it as the training data were scaled",
                        "image has 60 numbers, not 59",
                        "Signs normalises by its training data: train it or load weights that were saved with it first",
                        "no resource Signs.safetensors beside dev.dlc.test.Signs: let the build train it, or put the weights of a"
                                + " training (best.safetensors) there");
    }

    @Test
    void aResourceOfAnotherModelIsRefusedWithAllThatDiffers() throws IOException, InterruptedException {
        App app = app(PICTURE, """
                public class Main {
                    public static void main(String[] arguments) {
                        try {
                            Signs.fromResource();
                        } catch (java.io.UncheckedIOException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
                """).compile();
        FLOWERS.network().save(app.classes().resolve("dev/dlc/test/Signs.safetensors"));

        List<String> lines = app.run().lines();

        assertThat(lines.get(0))
                .matches("Signs\\.safetensors: these weights do not fit Signs"
                        + " \\(the header that names them: bytes 8 to \\d+\\):");
        assertThat(lines.get(1)).startsWith("  model: wanted Signs ").contains(", found Flowers ");
        assertThat(lines)
                .contains(
                        "  scores.conv2d.weight: wanted [4, 3, 3, 3], missing",
                        "  scores.conv2d.bias: wanted [4], missing")
                .anyMatch(line ->
                        line.matches("  scores\\.dense\\.weight: wanted \\[2, 24\\], found \\[2, 8\\] at byte \\d+"))
                .anyMatch(line -> line.matches("  body\\.dense\\.weight: unknown, found \\[8, 3\\] at byte \\d+"));
    }

    /** A million by 8 threads are in the benchmark of the service; here as many as take a second. */
    @Test
    void eightThreadsPredictAsOneAndAllocateNothingButTheResult() throws IOException, InterruptedException {
        List<String> lines = app(PICTURE, """
                import com.sun.management.ThreadMXBean;
                import java.lang.management.ManagementFactory;
                import java.util.*;
                import java.util.concurrent.*;

                public class Main {
                    private static Signs.Prediction kept;

                    public static void main(String[] arguments) throws Exception {
                        Signs network = new Signs();
                        network.prepare(new dev.dlc.runtime.Description.Preparation(1f / 255, List.of(), List.of(), false));
                        Random random = new Random(5);
                        Signs.Input[] inputs = new Signs.Input[64];
                        Signs.Prediction[] expected = new Signs.Prediction[64];
                        for (int i = 0; i < 64; i++) {
                            float[] pixels = new float[60];
                            for (int p = 0; p < 60; p++) {
                                pixels[p] = random.nextInt(256);
                            }
                            inputs[i] = new Signs.Input(pixels);
                            expected[i] = network.predict(inputs[i]);
                        }
                        ExecutorService threads = Executors.newFixedThreadPool(8);
                        List<Callable<Integer>> tasks = new ArrayList<>();
                        for (int t = 0; t < 8; t++) {
                            int first = t;
                            tasks.add(() -> {
                                int different = 0;
                                for (int i = first; i < 5_000; i++) {
                                    float[] found = network.predict(inputs[i % 64]).labelProbabilities();
                                    different += Arrays.equals(found, expected[i % 64].labelProbabilities()) ? 0 : 1;
                                }
                                return different;
                            });
                        }
                        int different = 0;
                        for (Future<Integer> found : threads.invokeAll(tasks)) {
                            different += found.get();
                        }
                        threads.shutdown();
                        System.out.println(different);

                        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                        long end = System.nanoTime() + 60_000_000_000L;
                        long allocated;
                        do {
                            long before = bean.getCurrentThreadAllocatedBytes();
                            for (int i = 0; i < 100; i++) {
                                kept = network.predict(inputs[i % 64]);
                            }
                            allocated = (bean.getCurrentThreadAllocatedBytes() - before) / 100;
                            // a record of 24 bytes (header 12, int, reference) and an array of 24 (header 16, two floats)
                        } while (allocated > 48 && System.nanoTime() < end);
                        System.out.println(allocated <= 48 ? "the result" : "more: " + allocated);
                    }
                }
                """).compile().run().lines();

        assertThat(lines).containsExactly("0", "the result");
    }
}
