package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Preparation;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparerTest {
    private static final Feature IMAGE = new Feature("image", Kind.REAL, List.of(2, 1, 2), 0, List.of());
    private static final Feature AGE = new Feature("age", Kind.REAL, List.of(), 0, List.of());
    private static final Feature SIZES = new Feature("sizes", Kind.REAL, List.of(2), 0, List.of());
    private static final Feature TOKENS = new Feature("tokens", Kind.INDEX, List.of(2), 9, List.of());

    @Test
    void imagesAreScaledThenNormalisedChannelByChannel() {
        Preparation preparation = new Preparation(0.5f, List.of(1f, 2f), List.of(2f, 4f), false);
        float[] numbers = {99, 2, 4, 4, 12};

        preparer(preparation, IMAGE).apply(0, numbers, 1);

        assertThat(numbers).containsExactly(99, 0, 0.5f, 0, 1);
    }

    @Test
    void oneNumberHoldsForEveryChannel() {
        float[] numbers = {2, 4, 4, 12};

        preparer(new Preparation(1, List.of(2f), List.of(), false), IMAGE).apply(0, numbers, 0);

        assertThat(numbers).containsExactly(0, 2, 2, 10);
    }

    @Test
    void besideAnImageOtherInputsStay() {
        Preparer preparer = preparer(new Preparation(2, List.of(), List.of(), false), AGE, IMAGE, TOKENS);
        float[] age = {40};
        float[] image = {1, 2, 3, 4};
        float[] tokens = {7, 8};

        preparer.apply(0, age, 0);
        preparer.apply(1, image, 0);
        preparer.apply(2, tokens, 0);

        assertThat(age).containsExactly(40);
        assertThat(image).containsExactly(2, 4, 6, 8);
        assertThat(tokens).containsExactly(7, 8);
    }

    @Test
    void withoutAnImageTheNumbersGoThroughAllInputsInOrder() {
        Preparer preparer = preparer(new Preparation(1, List.of(1f, 2f, 3f), List.of(), false), AGE, TOKENS, SIZES);
        float[] age = {10};
        float[] sizes = {10, 10};

        preparer.apply(0, age, 0);
        preparer.apply(2, sizes, 0);

        assertThat(age).containsExactly(9);
        assertThat(sizes).containsExactly(8, 7);
    }

    @Test
    void numbersThatFitSomeInputsGoToThose() {
        Preparer preparer = preparer(new Preparation(1, List.of(1f, 2f), List.of(), false), AGE, SIZES);
        float[] age = {10};
        float[] sizes = {10, 10};

        preparer.apply(0, age, 0);
        preparer.apply(1, sizes, 0);

        assertThat(age).containsExactly(10);
        assertThat(sizes).containsExactly(9, 8);
    }

    @Test
    void numbersThatFitNoInputAreRefused() {
        assertThatThrownBy(() -> preparer(new Preparation(1, List.of(1f, 2f, 3f), List.of(), false), IMAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 numbers for mean")
                .hasMessageContaining("[2] channels");
    }

    @Test
    void automaticTakesMeanAndPopulationDeviationOfEachChannelAfterScaling() {
        Dataset dataset = Dataset.of(new float[][] {{2, 4, 10, 10}, {6, 8, 10, 10}}, new int[] {0, 0});
        Preparation automatic = new Preparation(0.5f, List.of(), List.of(), true);

        Preparation measured = Preparer.measure(description(automatic, IMAGE), dataset);

        // channel 0 holds 1 2 3 4: mean 2.5, variance (2.25 + 0.25 + 0.25 + 2.25) / 4 = 1.25; channel 1 never changes
        assertThat(measured)
                .isEqualTo(new Preparation(0.5f, List.of(2.5f, 5f), List.of((float) Math.sqrt(1.25), 1f), true));
    }

    @Test
    void automaticOfATableMeasuresEachColumn() {
        Dataset dataset = Dataset.of(new float[][] {{1, 100}, {3, 300}}, new int[] {0, 0});
        Preparation automatic = new Preparation(1, List.of(), List.of(), true);

        Preparation measured = Preparer.measure(description(automatic, SIZES), dataset);

        assertThat(measured).isEqualTo(new Preparation(1, List.of(2f, 200f), List.of(1f, 100f), true));
    }

    private static Preparer preparer(Preparation preparation, Feature... inputs) {
        return new Preparer(description(preparation, inputs), preparation);
    }

    private static Description description(Preparation preparation, Feature... inputs) {
        return new Description(
                "M", List.of(inputs), List.of(), List.of(), List.of(), 0, 0, 0, preparation, null, List.of(), "digest");
    }
}
