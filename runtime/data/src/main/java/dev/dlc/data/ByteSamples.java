package dev.dlc.data;

import java.nio.file.Path;
import java.util.List;

/** Numbers from 0 to 255, kept as the bytes that they are: a quarter of the memory of floats. */
record ByteSamples(Path file, int count, List<Integer> shape, int width, byte[] numbers) implements Samples {
    @Override
    public void read(int sample, float[] into, int offset) {
        int from = sample * width;
        for (int i = 0; i < width; i++) {
            into[offset + i] = numbers[from + i] & 0xff;
        }
    }
}
