package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Description classes = LinearNetwork.classifier(1, 3, LinearNetwork.settings(List.of(), null))
            .description();
    private final Description numbers = LinearNetwork.regression(
                    1, LinearNetwork.NONE, LinearNetwork.settings(List.of(), null))
            .description();

    @Test
    void eachClassGivesItsShare() {
        int[] labels = new int[100];
        for (int i = 0; i < 100; i++) {
            labels[i] = i < 60 ? 0 : i < 90 ? 1 : 2;
        }

        Split split = Split.stratified(numbered(labels), classes, 0.1, 1);

        assertThat(counts(split.validation())).containsExactly(6, 3, 1);
        assertThat(counts(split.training())).containsExactly(54, 27, 9);
    }

    @Test
    void largestRemaindersComeFirst() {
        // shares of 0.25: 5 -> 1.25, 6 -> 1.5, 7 -> 1.75; 18 in all -> 4.5, rounded to 5 (Math.round goes up)
        int[] labels = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2};

        assertThat(counts(Split.stratified(numbered(labels), classes, 0.25, 1).validation()))
                .containsExactly(1, 2, 2);
    }

    @Test
    void partsAreWholeDisjointInOrderAndKeepTheirIdentities() {
        int[] labels = new int[50];

        Split split = Split.stratified(numbered(labels), classes, 0.3, 4);

        List<Long> training = identities(split.training());
        List<Long> validation = identities(split.validation());
        assertThat(validation).hasSize(15).isSorted().doesNotContainAnyElementsOf(training);
        assertThat(training).hasSize(35).isSorted();
        float[] x = new float[1];
        split.validation().input(0, 3, x, 0);
        assertThat((long) x[0]).isEqualTo(validation.get(3));
    }

    @Test
    void seedChoosesTheSamples() {
        Dataset dataset = numbered(new int[50]);

        List<Long> first = identities(Split.stratified(dataset, classes, 0.3, 1).validation());

        assertThat(identities(Split.stratified(dataset, classes, 0.3, 1).validation()))
                .isEqualTo(first);
        assertThat(identities(Split.stratified(dataset, classes, 0.3, 2).validation()))
                .isNotEqualTo(first);
    }

    @Test
    void withoutClassesAllSamplesAreAlike() {
        Dataset dataset = numbered(new int[10]);

        assertThat(Split.stratified(dataset, numbers, 0.2, 1).validation().size())
                .isEqualTo(2);
    }

    @Test
    void bothSidesGetASample() {
        assertThat(Split.stratified(numbered(new int[3]), classes, 0.01, 1)
                        .validation()
                        .size())
                .isEqualTo(1);
        assertThat(Split.stratified(numbered(new int[3]), classes, 0.99, 1)
                        .training()
                        .size())
                .isEqualTo(1);
        assertThatThrownBy(() -> Split.stratified(numbered(new int[1]), classes, 0.5, 1))
                .isInstanceOf(TrainingException.class);
    }

    private static Dataset numbered(int[] labels) {
        float[][] inputs = new float[labels.length][1];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i][0] = i;
        }
        return Dataset.of(inputs, labels);
    }

    private static int[] counts(Dataset dataset) {
        int[] counts = new int[3];
        float[] label = new float[1];
        for (int i = 0; i < dataset.size(); i++) {
            dataset.target(0, i, label, 0);
            counts[(int) label[0]]++;
        }
        return counts;
    }

    private static List<Long> identities(Dataset dataset) {
        List<Long> identities = new ArrayList<>();
        for (int i = 0; i < dataset.size(); i++) {
            identities.add(dataset.identity(i));
        }
        return identities;
    }
}
