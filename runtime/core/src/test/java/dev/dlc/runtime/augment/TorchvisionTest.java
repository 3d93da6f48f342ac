package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations, with what is random fixed, beside torchvision's: recorded by record_augmentations.py. */
class TorchvisionTest {
    /** Pixels are at most 1; torchvision computed in double precision. */
    private static final double TOLERANCE = 2e-6;

    /** A line of the record. */
    record Case(String name, double[] arguments, int[] shape, float[] before, double[] after) {
        static Case of(String line) {
            String[] fields = line.split("\t");
            double[] before = numbers(fields[3]);
            float[] pixels = new float[before.length];
            IntStream.range(0, before.length).forEach(i -> pixels[i] = (float) before[i]);
            int[] shape = Arrays.stream(numbers(fields[2]))
                    .mapToInt(side -> (int) side)
                    .toArray();
            return new Case(fields[0], numbers(fields[1]), shape, pixels, numbers(fields[4]));
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        int whole(int argument) {
            return (int) arguments[argument];
        }

        @Override
        public String toString() {
            return name + Arrays.toString(arguments) + " of " + Arrays.toString(shape);
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream file = TorchvisionTest.class.getResourceAsStream("/augment/augmentations.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Case::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesThePixelsOfTorchvision(Case wanted) {
        Image image = new Image(wanted.shape()[0], wanted.shape()[1], wanted.shape()[2], 0, 1);
        System.arraycopy(wanted.before(), 0, image.pixels(), 0, wanted.before().length);

        apply(wanted, image);

        for (int i = 0; i < wanted.after().length; i++) {
            assertThat((double) image.pixels()[i]).as("pixel %d", i).isCloseTo(wanted.after()[i], within(TOLERANCE));
        }
    }

    private static void apply(Case wanted, Image image) {
        double[] a = wanted.arguments();
        switch (wanted.name()) {
            case "flip" -> Operation.flip(a[0] == 1, 1).apply(image, 1, false);
            case "rotate" -> Operation.rotate(a[0], a[0], a[1], 1).apply(image, 1, false);
            case "scale" -> Operation.scale(a[0], a[0], a[1], 1).apply(image, 1, false);
            case "translate" ->
                Operation.translate(a[0], a[0], a[1], a[1], a[2], 1).apply(image, 1, false);
            case "crop" ->
                new Crop(wanted.whole(0), wanted.whole(1), (float) a[2], a[3] == 1, 1)
                        .take(image, wanted.whole(4) - wanted.whole(0), wanted.whole(5) - wanted.whole(1));
            case "resized_crop" ->
                ResizedCrop.resize(image, wanted.whole(0), wanted.whole(1), wanted.whole(2), wanted.whole(3));
            case "blur" -> Operation.blur(a[0], a[0], wanted.whole(1), 1).apply(image, 1, false);
            case "brightness" -> Operation.brightness(a[0], a[0], 1).apply(image, 1, false);
            case "contrast" -> Operation.contrast(a[0], a[0], 1).apply(image, 1, false);
            case "saturation" -> Operation.saturation(a[0], a[0], 1).apply(image, 1, false);
            case "hue" -> Operation.hue(a[0], a[0], 1).apply(image, 1, false);
            default -> throw new IllegalStateException("no case for " + wanted.name());
        }
    }
}
