package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Augmentation.Applier;
import java.util.List;
import org.junit.jupiter.api.Test;

class EraseTest {
    private static final int SIDE = 20;
    private static final List<Integer> SHAPE = List.of(2, SIDE, SIDE);

    @Test
    void erasesOneRectangleOfAllowedAreaAndRatioInAllChannels() {
        double[] ratios = {Double.MAX_VALUE, 0};
        for (int key = 0; key < 2000; key++) {
            float[] image = Pictures.filled(2 * SIDE * SIDE, .5f);
            float[] erased = Pictures.change(Operation.erase(.05, .2, .5, 2, -3, 1), SHAPE, image, key);

            int[] box = box(erased);
            int height = box[1] - box[0] + 1;
            int width = box[3] - box[2] + 1;
            int count = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                count += erased[i] == -3 ? 1 : 0;
                assertThat(erased[i + SIDE * SIDE]).isEqualTo(erased[i]);
            }
            assertThat(count).isEqualTo(height * width);
            // sides are rounded to whole pixels: half a pixel each
            assertThat((height - .5) * (width - .5)).isLessThanOrEqualTo(.2 * SIDE * SIDE);
            assertThat((height + .5) * (width + .5)).isGreaterThanOrEqualTo(.05 * SIDE * SIDE);
            ratios[0] = Math.min(ratios[0], (double) height / width);
            ratios[1] = Math.max(ratios[1], (double) height / width);
        }
        assertThat(ratios[0]).isBetween(.4, .6);
        assertThat(ratios[1]).isBetween(1.7, 2.5);
    }

    @Test
    void runsAfterNormalisingAlone() {
        Applier applier = Pipeline.of(0, Operation.erase(1, 1, .5, .5, 7, 1), Operation.flip(true, 1))
                .applier(List.of(1, 1, 2), 0, 1);
        float[] image = {.25f, .75f};
        applier.scaled(image, 0, 1);
        assertThat(image).containsExactly(.75f, .25f);
        applier.normalized(image, 0, 1);
        // beyond the range of the scaled pixels: normalised ones have none
        assertThat(image).containsExactly(7, 7);
    }

    @Test
    void withinOneOfItIsChosenInBothRoundsOrInNone() {
        Applier applier = Pipeline.of(
                        0, Operation.oneOf(Operation.erase(1, 1, 1, 1, 7, 1), Operation.brightness(.5, .5, 1)))
                .applier(List.of(1, 1, 1), 0, 1);
        for (int key = 0; key < 200; key++) {
            float[] image = {1};
            applier.scaled(image, 0, key);
            applier.normalized(image, 0, key);
            assertThat(image[0]).isIn(7f, .5f);
        }
    }

    @Test
    void withinRepeatItErasesSeveralTimes() {
        float[] erased = Pictures.change(
                Operation.repeat(30, Operation.erase(.04, .04, 1, 1, 7, 1)),
                List.of(1, SIDE, SIDE),
                new float[SIDE * SIDE],
                1);
        int count = 0;
        for (float pixel : erased) {
            count += pixel == 7 ? 1 : 0;
        }
        assertThat(count).isBetween(5 * 16, 30 * 16);
    }

    @Test
    void whatFitsNowhereErasesNothing() {
        float[] image = new float[SIDE * SIDE];
        assertThat(Pictures.change(Operation.erase(1, 1, 2, 2, 7, 1), List.of(1, SIDE, SIDE), image, 1))
                .containsOnly(0);
    }

    /** The first and last row and the first and last column that are erased. */
    private static int[] box(float[] pixels) {
        int[] box = {SIDE, -1, SIDE, -1};
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (pixels[i] == -3) {
                box[0] = Math.min(box[0], i / SIDE);
                box[1] = Math.max(box[1], i / SIDE);
                box[2] = Math.min(box[2], i % SIDE);
                box[3] = Math.max(box[3], i % SIDE);
            }
        }
        return box;
    }
}
