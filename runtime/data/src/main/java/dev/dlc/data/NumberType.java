package dev.dlc.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** How a file writes a number. */
enum NumberType {
    U8(1),
    I8(1),
    U16(2),
    I16(2),
    U32(4),
    I32(4),
    I64(8),
    F32(4),
    F64(8);

    private static final int BUFFER = 1 << 16;

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads all samples of an array whose first dimension counts them.
     *
     * @param dimensions at least one
     */
    Samples read(ByteSource source, ByteOrder order, List<Long> dimensions) throws IOException {
        long total = 1;
        try {
            for (long size : dimensions) {
                total = Math.multiplyExact(total, size);
            }
            Math.multiplyExact(total, 8L);
        } catch (ArithmeticException e) {
            throw source.problem("dimensions " + dimensions + ", too large to count", "the file is damaged");
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw source.problem(total + " numbers, more than an array of Java holds", "split the file");
        }
        long memory = this == U8 ? total : total * Float.BYTES;
        source.require(total * bytes, memory);
        String place = source.place();
        try {
            return read(source, order, dimensions, (int) total);
        } catch (OutOfMemoryError e) {
            // there was room, but not in one piece
            throw Memory.lacking(memory, source.file(), place);
        }
    }

    private Samples read(ByteSource source, ByteOrder order, List<Long> dimensions, int total) throws IOException {
        List<Integer> shape = dimensions.stream().skip(1).map(Math::toIntExact).toList();
        int count = Math.toIntExact(dimensions.get(0));
        int width = total / count;
        Samples samples = this == U8
                ? new ByteSamples(source.file(), count, shape, width, source.read(total))
                : new FloatSamples(source.file(), count, shape, width, floats(source, order, total));
        source.expectEnd();
        return samples;
    }

    private float[] floats(ByteSource source, ByteOrder order, int count) throws IOException {
        float[] numbers = new float[count];
        byte[] raw = new byte[Math.min(BUFFER, Math.multiplyExact(Math.min(count, BUFFER), bytes))];
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, raw.length / bytes);
            source.read(raw, 0, part * bytes);
            for (int i = 0; i < part; i++) {
                numbers[done + i] = number(buffer, i * bytes);
            }
            done += part;
        }
        return numbers;
    }

    private float number(ByteBuffer buffer, int at) {
        return switch (this) {
            case U8 -> buffer.get(at) & 0xff;
            case I8 -> buffer.get(at);
            case U16 -> buffer.getShort(at) & 0xffff;
            case I16 -> buffer.getShort(at);
            case U32 -> buffer.getInt(at) & 0xffffffffL;
            case I32 -> buffer.getInt(at);
            case I64 -> buffer.getLong(at);
            case F32 -> buffer.getFloat(at);
            case F64 -> (float) buffer.getDouble(at);
        };
    }
}
