package dev.dlc.compiler.catalogue;

/**
 * How an image is padded with zeros: {@code valid} (not at all), {@code same} (so that the output is ceil(input / stride)),
 * a number, or {@code [height, width]}.
 *
 * @param same true for {@code same}; the amount is then counted from the kernel
 * @param amount on each side, [0, 0] for {@code valid}
 */
public record Padding(boolean same, Extent amount) {
    public static final Padding VALID = new Padding(false, new Extent(0, 0));
    public static final Padding SAME = new Padding(true, new Extent(0, 0));

    @Override
    public String toString() {
        return "Padding[same=" + same + ", amount=" + amount + "]";
    }
}
