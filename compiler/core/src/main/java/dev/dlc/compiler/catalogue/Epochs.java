package dev.dlc.compiler.catalogue;

/** A number of epochs; in a {@code .dl} file {@code 3} or {@code 3 epochs}. */
public record Epochs(int count) {
    @Override
    public String toString() {
        return count + " epochs";
    }
}
