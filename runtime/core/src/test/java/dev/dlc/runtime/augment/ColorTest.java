package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColorTest {
    private static final List<Integer> SHAPE = List.of(3, 4, 4);

    /** All that can leave the range of the pixels. */
    static List<Operation> wild() {
        return List.of(
                Operation.brightness(0, 9, 1),
                Operation.contrast(0, 9, 1),
                Operation.saturation(0, 9, 1),
                Operation.hue(-.5, .5, 1),
                Operation.colorShift(-3, 3, 1),
                Operation.noise(5, 1),
                Operation.rotate(-180, 180, 99, 1));
    }

    @ParameterizedTest
    @MethodSource("wild")
    void pixelsStayInTheirRange(Operation operation) {
        for (float[] range : new float[][] {{0, 1}, {0, 255}, {-1, 1}, {-2, 0}}) {
            float[] image = Pictures.random(48, 1);
            for (int i = 0; i < image.length; i++) {
                image[i] = range[0] + image[i] * (range[1] - range[0]);
            }
            for (int key = 0; key < 50; key++) {
                for (float pixel : Pictures.change(operation, SHAPE, range[0], range[1], image, key)) {
                    assertThat(pixel).isBetween(range[0], range[1]);
                }
            }
        }
    }

    @Test
    void colorShiftAddsANumberToEachChannel() {
        for (int key = 0; key < 500; key++) {
            float[] shifted = Pictures.change(Operation.colorShift(-.1, .1, 1), SHAPE, Pictures.filled(48, .5f), key);
            assertThat(List.of(shifted[0], shifted[16], shifted[32])).doesNotHaveDuplicates();
            for (int i = 0; i < 48; i++) {
                assertThat(shifted[i]).isEqualTo(shifted[i / 16 * 16]).isBetween(.4f, .6f);
            }
        }
    }

    @Test
    void contrastOfOtherChannelsThanColoursTurnsAboutTheMeanOfAllPixels() {
        // mean 0.5; factor 0.5
        float[] image = {.2f, .4f, .6f, .8f};
        float[] changed = Pictures.change(Operation.contrast(.5, .5, 1), List.of(2, 1, 2), image, 1);
        float[] expected = {.35f, .45f, .55f, .65f};
        for (int i = 0; i < 4; i++) {
            assertThat(changed[i]).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void hueDoesNotDependOnTheRange() {
        // a third of a turn: red becomes green, wherever black and white are
        float[] image = {250, 10, 10};
        assertThat(Pictures.change(Operation.hue(1 / 3.0, 1 / 3.0, 1), List.of(3, 1, 1), 0, 255, image, 1))
                .satisfies(pixels -> {
                    assertThat(pixels[0]).isCloseTo(10, within(1e-3f));
                    assertThat(pixels[1]).isCloseTo(250, within(1e-3f));
                    assertThat(pixels[2]).isCloseTo(10, within(1e-3f));
                });
    }

    @Test
    void blurOfAnEvenImageIsTheImage() {
        float[] even = Pictures.filled(2 * 5 * 7, .5f);
        for (float pixel : Pictures.change(Operation.blur(3, 3, 0, 1), List.of(2, 5, 7), even, 1)) {
            assertThat(pixel).isCloseTo(.5f, within(1e-6f));
        }
    }

    @Test
    void blurOfNoDeviationIsTheImage() {
        float[] image = Pictures.random(48, 2);
        assertThat(Pictures.change(Operation.blur(0, 0, 0, 1), SHAPE, image, 1)).isEqualTo(image);
    }
}
