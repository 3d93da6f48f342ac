package dev.dlc.cli;

/** Whole numbers of inputs that take classes or tokens. */
final class Tokens {
    private Tokens() {}

    /** @throws IllegalArgumentException if one is not whole */
    static int[] whole(float[] numbers) {
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[i];
            if (whole[i] != numbers[i]) {
                throw new IllegalArgumentException("whole numbers are wanted, not " + numbers[i]);
            }
        }
        return whole;
    }
}
