package dev.dlc.data;

import java.nio.file.Path;
import java.util.List;

/** Numbers of any kind as floats. */
record FloatSamples(Path file, int count, List<Integer> shape, int width, float[] numbers) implements Samples {
    @Override
    public void read(int sample, float[] into, int offset) {
        System.arraycopy(numbers, sample * width, into, offset, width);
    }
}
