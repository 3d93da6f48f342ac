package com.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dlc.runtime.Dataset;
import org.junit.jupiter.api.Test;

class ShelfTest {
    @Test
    void theModelOfTheAppLearns() {
        float[][] samples = new float[40][2];
        int[] kinds = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            kinds[i] = i % 2;
            samples[i][0] = kinds[i] - 0.5f + i / 100f;
            samples[i][1] = kinds[i] - 0.5f - i / 100f;
        }
        Kinds network = new Kinds();
        network.fit(Dataset.of(samples, kinds));
        Shelf shelf = new Shelf(network);
        assertEquals(Kinds.Kind.LETTER, shelf.of(-0.5f, -0.5f));
        assertEquals(Kinds.Kind.PARCEL, shelf.of(0.5f, 0.5f));
    }

    @Test
    void theModelOfTheTestsIsThere() {
        assertTrue(Float.isFinite(new Probe().predict(new Probe.Input(new float[] {1, 2})).y()));
    }
}
