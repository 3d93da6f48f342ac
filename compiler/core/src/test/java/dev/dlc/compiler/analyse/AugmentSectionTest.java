package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.augment.Blur;
import dev.dlc.compiler.augment.Brightness;
import dev.dlc.compiler.augment.Crop;
import dev.dlc.compiler.augment.Hue;
import dev.dlc.compiler.augment.OneOf;
import dev.dlc.compiler.augment.Repeat;
import dev.dlc.compiler.augment.ResizedCrop;
import dev.dlc.compiler.augment.Rotate;
import dev.dlc.compiler.augment.Scale;
import dev.dlc.compiler.augment.Translate;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.model.AugmentSpec;
import dev.dlc.compiler.model.Model;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AugmentSectionTest {
    private static Analysing of(String input, String section) {
        return text("param width: int = 8  model M { input image: float[" + input + "]  target label: class[2]\n"
                + section + "\nnetwork { head = image -> flatten -> dense(width) -> dense(label.classes) }"
                + "  loss cross_entropy(head, label)  optimizer sgd }");
    }

    /** The steps begin in column 17 of line 2. */
    private static Analysing steps(String steps) {
        return of("3, 8, 6", "augment image { " + steps + " }");
    }

    private static Augmentation only(String step) {
        Model model = steps(step).model();
        return ((AugmentSpec.Apply) model.augmentations().get(0).steps().get(0)).augmentation();
    }

    @Test
    void aRangeIsTakenAsWritten() {
        assertThat(only("brightness(0.5..1.25)")).isEqualTo(new Brightness(new Range(0.5, 1.25), 1));
        assertThat(only("rotate(-5..15, fill = 0.5, p = 0.3)")).isEqualTo(new Rotate(new Range(-5, 15), 0.5, 0.3));
        assertThat(only("resized_crop(area = 1 / 4..0.5)"))
                .isEqualTo(new ResizedCrop(new Range(0.25, 0.5), new Range(0.75, 4.0 / 3), 1));
    }

    @Test
    void oneNumberIsTheReachOfAnAngleAShiftAndATurn() {
        assertThat(only("rotate(10)")).isEqualTo(new Rotate(new Range(-10, 10), 0, 1));
        assertThat(only("hue(0.25)")).isEqualTo(new Hue(new Range(-0.25, 0.25), 1));
        assertThat(only("translate(0.5)"))
                .isEqualTo(new Translate(Optional.of(new Range(-0.5, 0.5)), Optional.empty(), Optional.empty(), 0, 1));
    }

    @Test
    void oneNumberIsTheReachOfAFactorAroundOne() {
        assertThat(only("brightness(0.25)")).isEqualTo(new Brightness(new Range(0.75, 1.25), 1));
        assertThat(only("scale(0.5)")).isEqualTo(new Scale(new Range(0.5, 1.5), 0, 1));
        // as torchvision's ColorJitter: no factor below 0
        assertThat(only("brightness(1.5)")).isEqualTo(new Brightness(new Range(0, 2.5), 1));
    }

    @Test
    void oneNumberIsItselfWhereItIsNoReach() {
        assertThat(only("blur(0.5)")).isEqualTo(new Blur(new Range(0.5, 0.5), Optional.empty(), 1));
    }

    @Test
    void cropPadsAlikeOrEachDirectionByItself() {
        assertThat(only("crop(2)")).isEqualTo(new Crop(new Extent(2, 2), 0, Crop.Mode.CONSTANT, 1));
        assertThat(only("crop(padding = [1, 3], mode = reflect)"))
                .isEqualTo(new Crop(new Extent(1, 3), 0, Crop.Mode.REFLECT, 1));
    }

    @Test
    void stepsNest() {
        Model model = steps("repeat width / 4 { one_of { flip blur } }").model();
        AugmentSpec.Grouped repeat =
                (AugmentSpec.Grouped) model.augmentations().get(0).steps().get(0);
        assertThat(repeat.group()).isEqualTo(new Repeat(2));
        AugmentSpec.Grouped choice = (AugmentSpec.Grouped) repeat.steps().get(0);
        assertThat(choice.group()).isEqualTo(new OneOf());
        assertThat(choice.steps()).hasSize(2);
    }

    @Test
    void aMisspeltEntryHasASuggestion() {
        var problem = steps("rotat(10)").problem();
        assertThat(Analysing.line(problem)).isEqualTo("2:17 DL0202 there is no augmentation `rotat`");
        assertThat(problem.help()).contains("did you mean `rotate`?");
        assertThat(steps("flip(horizontl)").problem().help()).contains("did you mean `horizontal`?");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(steps("rotate  noise(sdt = 1)  brightness(1.2..0.8)  crop(2, p = 1.5)")
                        .problems())
                .containsExactly(
                        "2:17 DL0302 `rotate` needs `degrees`",
                        "2:31 DL0301 `noise` has no argument `sdt`",
                        "2:52 DL0305 `factor` gets the range 1.2..0.8, which runs backwards",
                        "2:75 DL0305 `p` is at most 1, but 1.5 is given");
    }

    @Test
    void rangesAreWithinLimits() {
        assertThat(steps("brightness(-1..1)").problems())
                .containsExactly("2:28 DL0305 `factor` is at least 0, but -1.0 is given");
        assertThat(steps("hue(0.75)").problems())
                .containsExactly("2:21 DL0305 `turns` is at most 0.5, but 0.75, which means -0.75..0.75, is given");
        assertThat(steps("scale(2)").problems())
                .containsExactly("2:23 DL0305 `factor` is above 0, but 2.0, which means -1.0..3.0, is given");
        assertThat(steps("rotate(-10)").problems())
                .containsExactly(
                        "2:24 DL0305 `degrees` of one number is how far it reaches to both sides of 0, so at least"
                                + " 0, but -10.0 is given");
        assertThat(steps("rotate(\"ten\")").problems())
                .containsExactly("2:24 DL0304 `degrees` wants a number or a range, but gets a string");
        assertThat(steps("rotate(1..<1)").problems())
                .containsExactly("2:24 DL0305 `degrees` gets the range 1..<1, which runs backwards");
    }

    @Test
    void argumentsThatContradictAreErrors() {
        assertThat(steps("translate(0.1, x = 0.2)").problems()).hasSize(1).allMatch(line -> line.contains("DL0505"));
        assertThat(steps("translate").problems()).containsExactly("2:17 DL0302 `translate` does not say how far");
        assertThat(steps("crop(2, mode = reflect, fill = 0.5)").problems())
                .containsExactly("2:48 DL0505 `fill` has no use where the image is reflected");
        assertThat(steps("blur(kernel = 4)").problems())
                .containsExactly("2:31 DL0305 `kernel` has a pixel in its middle, so it is odd, but 4 is given");
    }

    @Test
    void coloursNeedThreeChannels() {
        var problem = of("1, 8, 8", "augment image { flip saturation(0.5) }").problem();
        assertThat(Analysing.line(problem))
                .isEqualTo("2:22 DL0401 `saturation` needs images of red, green and blue, but these have 1 channel");
        assertThat(problem.labels()).hasSize(1);
        assertThat(of("1, 8, 8", "augment image { hue(0.1) color_shift(0.1) }").problems())
                .hasSize(2);
    }

    @Test
    void reflectionAndKernelsFitIntoTheImage() {
        assertThat(steps("crop(6, mode = reflect)").problems())
                .containsExactly("2:22 DL0305 an image of 8 x 6 cannot be reflected over 6 pixels");
        assertThat(steps("blur(kernel = 13)").problems())
                .containsExactly("2:31 DL0305 a kernel of 13 pixels is too large for an image of 8 x 6");
    }

    @Test
    void onlyInputsThatAreImagesAreAugmented() {
        var unknown = of("3, 8, 6", "augment imag { flip }").problem();
        assertThat(Analysing.line(unknown)).isEqualTo("2:9 DL0201 there is no input `imag`");
        assertThat(unknown.help()).contains("did you mean `image`?");
        assertThat(of("8", "augment image { flip }").problems())
                .containsExactly("2:9 DL0402 only images can be augmented, and `image` is none");
        assertThat(of("3, 8, 6", "augment label { flip }").problems())
                .containsExactly("2:9 DL0201 there is no input `label`");
    }

    @Test
    void repeatAndOneOfAreChecked() {
        assertThat(steps("repeat 1.5 { flip }").problems())
                .containsExactly("2:24 DL0304 `repeat` wants an int from 0 to 100000, but gets the float 1.5");
        assertThat(steps("repeat -1 { flip }").problems())
                .containsExactly("2:24 DL0305 `repeat` wants an int from 0 to 100000, but gets the int -1");
        assertThat(steps("one_of { }").problems()).containsExactly("2:17 DL0302 `one_of` has nothing to choose from");
        assertThat(steps("one_of(flip, blur)").problems())
                .containsExactly("2:17 DL0102 `one_of` takes its choices in braces");
    }

    @Test
    void anInputHasOneSection() {
        assertThat(of("3, 8, 6", "augment image { flip }\naugment image { blur }")
                        .problems())
                .isEqualTo(List.of("3:1 DL0502 `augment image` is given twice"));
    }
}
