package dev.dlc.compiler.catalogue;

/** A height and a width; in a {@code .dl} file {@code 3} for both or {@code [3, 5]}. */
public record Extent(int height, int width) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Extent extent && height == extent.height && width == extent.width;
    }

    @Override
    public int hashCode() {
        return 31 * height + width;
    }

    @Override
    public String toString() {
        return height == width ? String.valueOf(height) : "[" + height + ", " + width + "]";
    }
}
