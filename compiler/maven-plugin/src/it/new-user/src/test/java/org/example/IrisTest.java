package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IrisTest {
    private final Iris network = Iris.fromResource();

    @Test
    void aSmallFlowerIsASetosa() {
        Iris.Prediction flower = network.predict(new Iris.Input(5.1f, 3.5f, 1.4f, 0.2f));
        assertEquals(Iris.Species.SETOSA, flower.species());
    }
}
