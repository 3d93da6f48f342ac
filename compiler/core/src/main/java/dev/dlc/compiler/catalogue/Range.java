package dev.dlc.compiler.catalogue;

/**
 * The numbers from which one is drawn; in a {@code .dl} file {@code 0.8..1.2}, or one number: that number alone, or what
 * {@link Around} says.
 */
public record Range(double low, double high) {
    @Override
    public String toString() {
        return low + ".." + high;
    }
}
