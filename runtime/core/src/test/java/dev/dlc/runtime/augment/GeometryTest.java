package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private static final List<Integer> SQUARE = List.of(1, 3, 3);
    private static final float[] NINE = {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f};

    @Test
    void flipTwiceIsTheImage() {
        float[] image = Pictures.ramp(2 * 5 * 6);
        for (boolean horizontal : new boolean[] {true, false}) {
            Operation twice = Operation.repeat(2, Operation.flip(horizontal, 1));
            assertThat(Pictures.change(twice, List.of(2, 5, 6), image, 7)).isEqualTo(image);
        }
    }

    @Test
    void flipMirrorsLeftAndRightOrTopAndBottom() {
        assertThat(Pictures.change(Operation.flip(true, 1), SQUARE, NINE, 7))
                .containsExactly(.3f, .2f, .1f, .6f, .5f, .4f, .9f, .8f, .7f);
        assertThat(Pictures.change(Operation.flip(false, 1), SQUARE, NINE, 7))
                .containsExactly(.7f, .8f, .9f, .4f, .5f, .6f, .1f, .2f, .3f);
    }

    @Test
    void rotationByRightAnglesIsExactAndCounterClockwise() {
        // numpy.rot90
        assertThat(rotate(90)).containsExactly(.3f, .6f, .9f, .2f, .5f, .8f, .1f, .4f, .7f);
        assertThat(rotate(180)).containsExactly(.9f, .8f, .7f, .6f, .5f, .4f, .3f, .2f, .1f);
        assertThat(rotate(-90)).containsExactly(.7f, .4f, .1f, .8f, .5f, .2f, .9f, .6f, .3f);
        assertThat(rotate(270)).containsExactly(rotate(-90));
        assertThat(rotate(-180)).containsExactly(rotate(180));
    }

    @Test
    void rotationByNothingOrWholeTurnsIsTheImage() {
        for (double degrees : new double[] {0, 360, -360, 720}) {
            assertThat(rotate(degrees)).containsExactly(NINE);
        }
    }

    @Test
    void rotationOfAnEvenSideTurnsAboutThePointBetweenPixels() {
        float[] four = {.1f, .2f, .3f, .4f};
        assertThat(Pictures.change(Operation.rotate(90, 90, 0, 1), List.of(1, 2, 2), four, 7))
                .containsExactly(.2f, .4f, .1f, .3f);
    }

    @Test
    void rotationFillsWhatIsUncovered() {
        // 90 degrees of a row of five: the column through the middle, of which one pixel is in the image
        float[] row = {.1f, .2f, .3f, .4f, .5f};
        assertThat(Pictures.change(Operation.rotate(90, 90, .75, 1), List.of(1, 1, 5), row, 7))
                .containsExactly(.75f, .75f, .3f, .75f, .75f);
    }

    @Test
    void scaleByOneAndTranslationByNothingAreTheImage() {
        float[] image = Pictures.random(3 * 4 * 5, 3);
        List<Integer> shape = List.of(3, 4, 5);
        assertThat(Pictures.change(Operation.scale(1, 1, 0, 1), shape, image, 7))
                .isEqualTo(image);
        assertThat(Pictures.change(Operation.translate(0, 0, 0, 0, 0, 1), shape, image, 7))
                .isEqualTo(image);
    }

    @Test
    void scaleReadsNearerTheCentre() {
        // factor 2 about pixel 2: the results stand at 1, 1.5, 2, 2.5, 3
        float[] row = {0, .25f, .5f, .75f, 1};
        assertThat(Pictures.change(Operation.scale(2, 2, 0, 1), List.of(1, 1, 5), row, 7))
                .containsExactly(.25f, .375f, .5f, .625f, .75f);
    }

    @Test
    void translationByHalfAPixelIsTheMeanOfNeighbours() {
        // 1/8 of four pixels to the right: half a pixel of each neighbour, at the left edge half of the filling
        float[] row = {.5f, .25f, .75f, 1};
        assertThat(Pictures.change(Operation.translate(.125, .125, 0, 0, 0, 1), List.of(1, 1, 4), row, 7))
                .containsExactly(.25f, .375f, .5f, .875f);
    }

    @Test
    void translationGoesRightAndDown() {
        assertThat(Pictures.change(Operation.translate(1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 1), SQUARE, NINE, 7))
                .containsExactly(0, 0, 0, 0, .1f, .2f, 0, .4f, .5f);
    }

    @Test
    void cropTakesEveryWindowOfThePaddedImageAndNoOther() {
        Set<List<Float>> windows = new HashSet<>();
        for (int key = 0; key < 2000; key++) {
            float[] crop = Pictures.change(Operation.crop(1, 1, 0, false, 1), SQUARE, NINE, key);
            List<Float> window = new ArrayList<>();
            for (float pixel : crop) {
                window.add(pixel);
            }
            windows.add(window);
        }
        assertThat(windows).hasSize(9).contains(List.of(.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f));
        assertThat(windows).contains(List.of(0f, 0f, 0f, 0f, .1f, .2f, 0f, .4f, .5f));
        assertThat(windows).contains(List.of(.5f, .6f, 0f, .8f, .9f, 0f, 0f, 0f, 0f));
    }

    @Test
    void cropReflectsWithoutRepeatingTheEdge() {
        // reflected by two, [.3 .2 | .1 .2 .3 | .2 .1]: the windows of three, of which the first and the last are alike
        Set<List<Float>> windows = new HashSet<>();
        for (int key = 0; key < 500; key++) {
            float[] crop = Pictures.change(
                    Operation.crop(0, 2, 0, true, 1), List.of(1, 1, 3), new float[] {.1f, .2f, .3f}, key);
            windows.add(List.of(crop[0], crop[1], crop[2]));
        }
        assertThat(windows)
                .containsExactlyInAnyOrder(
                        List.of(.3f, .2f, .1f), List.of(.2f, .1f, .2f), List.of(.1f, .2f, .3f), List.of(.2f, .3f, .2f));
    }

    @Test
    void cropOfMoreThanTheImageIsTheFilling() {
        Image image = new Image(1, 3, 3, 0, 1);
        System.arraycopy(NINE, 0, image.pixels(), 0, 9);
        new Crop(5, 5, .5f, false, 1).take(image, -4, 5);
        assertThat(image.pixels()).containsOnly(.5f);
    }

    @Test
    void reflectionOverMoreThanTheImageIsRefused() {
        assertThatThrownBy(() -> Pictures.change(Operation.crop(3, 0, 0, true, 1), SQUARE, NINE, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 x 3");
    }

    @Test
    void resizedCropOfTheWholeAreaIsTheImage() {
        assertThat(Pictures.change(Operation.resizedCrop(1, 1, 1, 1, 1), SQUARE, NINE, 7))
                .containsExactly(NINE);
    }

    @Test
    void resizedCropThatFitsNowhereTakesTheMiddle() {
        // the whole area at a ratio of 3 never fits into a square: one row of three pixels, the middle one
        assertThat(Pictures.change(Operation.resizedCrop(1, 1, 3, 3, 1), SQUARE, NINE, 7))
                .containsExactly(.4f, .5f, .6f, .4f, .5f, .6f, .4f, .5f, .6f);
    }

    private static float[] rotate(double degrees) {
        return Pictures.change(Operation.rotate(degrees, degrees, 0, 1), SQUARE, NINE, 7);
    }
}
