package dev.dlc.compiler.catalogue;

/** A height and a width; in a {@code .dl} file {@code 3} for both or {@code [3, 5]}. */
public record Extent(int height, int width) {
    @Override
    public String toString() {
        return height == width ? String.valueOf(height) : "[" + height + ", " + width + "]";
    }
}
