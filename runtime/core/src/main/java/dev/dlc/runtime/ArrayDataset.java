package dev.dlc.runtime;

/** Samples in memory, an array each. */
record ArrayDataset(float[][] inputs, float[][] targets) implements Dataset {
    ArrayDataset {
        if (inputs.length != targets.length) {
            throw new IllegalArgumentException(
                    "as many inputs as targets wanted, found " + inputs.length + " and " + targets.length);
        }
        checkWidths("input", inputs);
        checkWidths("target", targets);
    }

    private static void checkWidths(String what, float[][] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("the " + what + " of sample " + i + " has " + rows[i].length
                        + " numbers, that of sample 0 has " + rows[0].length);
            }
        }
    }

    @Override
    public int size() {
        return inputs.length;
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        System.arraycopy(inputs[sample], 0, into, offset, inputs[sample].length);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        System.arraycopy(targets[sample], 0, into, offset, targets[sample].length);
    }
}
