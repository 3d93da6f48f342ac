package com.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KindsTest {
    @Test
    void theTrainedModelIsPartOfTheApp() {
        Kinds network = Kinds.fromResource();
        assertEquals(Kinds.Kind.LETTER, network.predict(new Kinds.Input(new float[] {-0.4f, -0.6f})).kind());
        assertEquals(Kinds.Kind.PARCEL, network.predict(new Kinds.Input(new float[] {0.6f, 0.4f})).kind());
    }
}
