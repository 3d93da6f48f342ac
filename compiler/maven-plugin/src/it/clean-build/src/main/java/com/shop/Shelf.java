package com.shop;

/** The app's own code names what the plugin makes. */
public record Shelf(Kinds kinds) {
    public Kinds.Kind of(float size, float weight) {
        return kinds.predict(new Kinds.Input(new float[] {size, weight})).kind();
    }
}
