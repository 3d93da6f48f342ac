package dev.dlc.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the IDX format of MNIST (yann.lecun.com/exdb/mnist), plain or gzip: two bytes 0, the type, the number of
 * dimensions, each dimension in four bytes, then the numbers; all big-endian. The first dimension counts the samples.
 */
final class Idx {
    private static final String HELP = "an IDX file as MNIST's is wanted";

    private Idx() {}

    static Samples read(Path file) throws IOException {
        try (ByteSource source = new ByteSource(file)) {
            byte[] magic = source.read(4);
            NumberType type = type(magic[2]);
            if (magic[0] != 0 || magic[1] != 0 || type == null || magic[3] < 1) {
                throw new DataException(
                        file,
                        "byte 0",
                        String.format(
                                "not an IDX file: it begins with %02x %02x %02x %02x",
                                magic[0], magic[1], magic[2], magic[3]),
                        HELP);
            }
            List<Long> dimensions = new ArrayList<>();
            for (int i = 0; i < magic[3]; i++) {
                int size = ByteBuffer.wrap(source.read(4)).getInt();
                if (size < 1) {
                    throw source.problem("dimension " + (i + 1) + " has size " + Integer.toUnsignedString(size), HELP);
                }
                dimensions.add((long) size);
            }
            return type.read(source, ByteOrder.BIG_ENDIAN, dimensions);
        }
    }

    private static NumberType type(byte code) {
        return switch (code) {
            case 0x08 -> NumberType.U8;
            case 0x09 -> NumberType.I8;
            case 0x0b -> NumberType.I16;
            case 0x0c -> NumberType.I32;
            case 0x0d -> NumberType.F32;
            case 0x0e -> NumberType.F64;
            default -> null;
        };
    }
}
