package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Augmentation.Applier;
import dev.dlc.runtime.Random;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn at random: in its bounds, as often as asked, and the same each time. */
class RandomnessTest {
    private static final int DRAWS = 20_000;
    private static final List<Integer> ONE = List.of(1, 1, 1);

    private static double[] ofOnePixel(Operation operation, float low, float high, float pixel) {
        double[] drawn = new double[DRAWS];
        for (int key = 0; key < DRAWS; key++) {
            drawn[key] = Pictures.change(operation, ONE, low, high, new float[] {pixel}, key)[0];
        }
        return drawn;
    }

    @Test
    void factorsFillTheirRangeEvenly() {
        double[] factors = ofOnePixel(Operation.brightness(.8, 1.2, 1), 0, 100, 1);
        assertThat(Arrays.stream(factors).min().orElseThrow()).isBetween(0.8 - 1e-7, 0.801);
        assertThat(Arrays.stream(factors).max().orElseThrow()).isBetween(1.199, 1.2 + 1e-7);
        // mean 1, variance 0.4^2 / 12; four standard errors
        assertThat(mean(factors)).isCloseTo(1, within(4 * Math.sqrt(0.16 / 12 / DRAWS)));
        assertThat(deviation(factors)).isCloseTo(Math.sqrt(0.16 / 12), within(0.002));
    }

    @Test
    void ratiosAreEvenInTheirLogarithm() {
        Range range = new Range(0.25, 4);
        double[] logarithms = new double[DRAWS];
        for (int key = 0; key < DRAWS; key++) {
            logarithms[key] = Math.log(range.drawRatio(Random.key(1, key), 1)) / Math.log(4);
        }
        assertThat(Arrays.stream(logarithms)).allMatch(l -> l >= -1 - 1e-12 && l <= 1 + 1e-12);
        assertThat(mean(logarithms)).isCloseTo(0, within(4 * Math.sqrt(1 / 3.0 / DRAWS)));
        assertThat(deviation(logarithms)).isCloseTo(Math.sqrt(1 / 3.0), within(0.01));
    }

    @Test
    void probabilityIsRespected() {
        double[] pixels = ofOnePixel(Operation.brightness(0, 0, .25), 0, 1, 1);
        // four standard errors of a share of a quarter
        assertThat(1 - mean(pixels)).isCloseTo(.25, within(4 * Math.sqrt(.25 * .75 / DRAWS)));
        assertThat(ofOnePixel(Operation.brightness(0, 0, 0), 0, 1, 1)).containsOnly(1);
        assertThat(ofOnePixel(Operation.brightness(0, 0, 1), 0, 1, 1)).containsOnly(0);
    }

    @Test
    void whetherAndHowMuchDoNotDependOnEachOther() {
        double[] done = Arrays.stream(ofOnePixel(Operation.brightness(.5, 1.5, .3), 0, 100, 1))
                .filter(factor -> factor != 1)
                .toArray();
        assertThat(mean(done)).isCloseTo(1, within(4 * Math.sqrt(1 / 12.0 / done.length)));
    }

    @Test
    void oneOfChoosesEachEquallyOften() {
        Operation choice = Operation.oneOf(
                Operation.brightness(0, 0, 1), Operation.brightness(.5, .5, 1), Operation.brightness(.25, .25, 1));
        double[] pixels = ofOnePixel(choice, 0, 1, 1);
        for (double chosen : new double[] {0, .5, .25}) {
            double share = Arrays.stream(pixels).filter(p -> p == chosen).count() / (double) DRAWS;
            assertThat(share).isCloseTo(1 / 3.0, within(4 * Math.sqrt(2 / 9.0 / DRAWS)));
        }
    }

    @Test
    void repeatDrawsAnewEachTime() {
        double[] pixels = ofOnePixel(Operation.repeat(2, Operation.brightness(.5, 1.5, 1)), 0, 100, 1);
        // the product of two independent factors: mean 1, second moment (13/12)^2; of one squared it would be 181/80
        assertThat(mean(pixels)).isCloseTo(1, within(.02));
        double secondMoment = Arrays.stream(pixels).map(p -> p * p).sum() / DRAWS;
        assertThat(secondMoment).isCloseTo(169 / 144.0, within(.02));
        assertThat(ofOnePixel(Operation.repeat(0, Operation.brightness(0, 0, 1)), 0, 1, 1))
                .containsOnly(1);
    }

    @Test
    void stepsDrawApartFromEachOther() {
        double[] pixels = new double[DRAWS];
        Pipeline twice = Pipeline.of(0, Operation.brightness(.5, 1.5, 1), Operation.brightness(.5, 1.5, 1));
        var applier = twice.applier(ONE, 0, 100);
        for (int key = 0; key < DRAWS; key++) {
            float[] pixel = {1};
            applier.scaled(pixel, 0, key);
            pixels[key] = pixel[0] * pixel[0];
        }
        assertThat(mean(pixels)).isCloseTo(169 / 144.0, within(.02));
    }

    @Test
    void theSameKeyGivesTheSameImageWhateverCameBefore() {
        Pipeline pipeline = Pipeline.of(
                0,
                Operation.flip(true, .5),
                Operation.rotate(-30, 30, 0, 1),
                Operation.repeat(2, Operation.crop(2, 2, 0, false, 1)),
                Operation.resizedCrop(.5, 1, .75, 1.5, 1),
                Operation.oneOf(Operation.hue(-.5, .5, 1), Operation.blur(.1, 2, 0, 1)),
                Operation.noise(.05, 1),
                Operation.erase(.02, .3, .3, 3.3, 0, .5));
        List<Integer> shape = List.of(3, 8, 8);
        float[] image = Pictures.random(3 * 64, 5);
        var used = pipeline.applier(shape, 0, 1);
        List<float[]> forwards = new ArrayList<>();
        for (int key = 0; key < 50; key++) {
            forwards.add(applied(used, image, key));
        }
        for (int key = 49; key >= 0; key--) {
            assertThat(applied(used, image, key)).isEqualTo(forwards.get(key));
            assertThat(applied(pipeline.applier(shape, 0, 1), image, key)).isEqualTo(forwards.get(key));
        }
        assertThat(forwards.get(0)).isNotEqualTo(forwards.get(1));
    }

    /** The hash is that of JDK 17 and 25, compiled and interpreted, with and without SIMD and FMA instructions. */
    @Test
    void everyMachineGivesTheSameBits() throws NoSuchAlgorithmException {
        List<Operation> operations = List.of(
                Operation.flip(false, .5),
                Operation.rotate(-180, 180, .3, 1),
                Operation.scale(.5, 2, .1, 1),
                Operation.translate(-.3, .3, -.3, .3, 0, 1),
                Operation.crop(3, 3, 0, true, 1),
                Operation.resizedCrop(.08, 1, .75, 1.3333, 1),
                Operation.colorShift(-.2, .2, 1),
                Operation.contrast(.5, 1.5, 1),
                Operation.saturation(0, 2, 1),
                Operation.hue(-.5, .5, 1),
                Operation.noise(.1, 1),
                Operation.erase(.02, .3, .3, 3.3, 0, 1),
                Operation.blur(0, 3, 0, 1));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Operation operation : operations) {
            for (int key = 0; key < 20; key++) {
                float[] image = Pictures.change(operation, List.of(3, 7, 9), Pictures.random(189, key), key);
                ByteBuffer bytes = ByteBuffer.allocate(image.length * Float.BYTES);
                bytes.asFloatBuffer().put(image);
                digest.update(bytes.array());
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).startsWith("ab3d1228c35bdef5");
    }

    private static float[] applied(Applier applier, float[] image, int key) {
        float[] pixels = image.clone();
        applier.scaled(pixels, 0, Random.key(9, key));
        applier.normalized(pixels, 0, Random.key(9, key));
        return pixels;
    }

    @Test
    void noiseIsNormal() {
        int side = 200;
        float[] noise =
                Pictures.change(Operation.noise(2, 1), List.of(1, side, side), -100, 100, new float[side * side], 11);
        double count = noise.length;
        double[] moments = new double[5];
        int beyondTwo = 0;
        for (float z : noise) {
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(z / 2, power) / count;
            }
            beyondTwo += Math.abs(z) > 4 ? 1 : 0;
        }
        // of the normal distribution 0, 1, 0 and 3; four standard errors: variances 1, 2, 15 and 96
        assertThat(moments[1]).isCloseTo(0, within(4 * Math.sqrt(1 / count)));
        assertThat(moments[2]).isCloseTo(1, within(4 * Math.sqrt(2 / count)));
        assertThat(moments[3]).isCloseTo(0, within(4 * Math.sqrt(15 / count)));
        assertThat(moments[4]).isCloseTo(3, within(4 * Math.sqrt(96 / count)));
        assertThat(beyondTwo / count).isCloseTo(0.0455, within(4 * Math.sqrt(0.0455 / count)));
    }

    @Test
    void noiseOfPixelsIsIndependent() {
        int count = 40_000;
        float[] noise = Pictures.change(Operation.noise(1, 1), List.of(1, 1, count), -100, 100, new float[count], 12);
        // a pair of Box and Muller stands half the image apart
        for (int distance : new int[] {1, 2, 7, count / 2}) {
            double product = 0;
            for (int i = 0; i + distance < count; i++) {
                product += noise[i] * noise[i + distance];
            }
            assertThat(product / (count - distance)).isCloseTo(0, within(4 / Math.sqrt(count - distance)));
        }
    }

    @Test
    void noiseOfAnOddNumberOfPixelsReachesTheLast() {
        float[] noise = Pictures.change(Operation.noise(1, 1), List.of(1, 1, 3), -9, 9, new float[3], 4);
        assertThat(noise).doesNotContain(0);
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> Operation.flip(true, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Operation.brightness(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Operation.scale(0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Operation.blur(1, 2, 4, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pictures.change(Operation.hue(0, 0, 1), ONE, new float[1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hue");
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers)
                .map(n -> (n - mean) * (n - mean))
                .average()
                .orElseThrow());
    }
}
