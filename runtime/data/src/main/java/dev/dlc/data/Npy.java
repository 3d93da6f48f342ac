package dev.dlc.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads NumPy's format of one array, versions 1 to 3 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html), in
 * C order. The first dimension counts the samples.
 */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy's own headers have some hundred bytes. */
    private static final int LARGEST_HEADER = 1 << 16;

    private Npy() {}

    static Samples read(Path file) throws IOException {
        try (ByteSource source = new ByteSource(file)) {
            return read(source);
        }
    }

    static Samples read(ByteSource source) throws IOException {
        String start = source.place();
        if (!Arrays.equals(source.read(MAGIC.length), MAGIC)) {
            throw new DataException(source.file(), start, "not an npy file", "write it with numpy.save");
        }
        int version = source.readByte();
        source.readByte();
        if (version < 1 || version > 3) {
            throw source.problem("version " + version + " of the format", "versions 1 to 3 can be read");
        }
        byte[] size = Arrays.copyOf(source.read(version == 1 ? 2 : 4), 4);
        int length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 1 || length > LARGEST_HEADER) {
            throw source.problem("a header of " + Integer.toUnsignedString(length) + " bytes", "the file is damaged");
        }
        NpyHeader header = new NpyHeader(source, new String(source.read(length), StandardCharsets.UTF_8));
        NumberType type = type(source, header.description());
        if (header.fortran() && header.shape().size() > 1) {
            throw source.problem("an array in Fortran order", "save numpy.ascontiguousarray(array) instead");
        }
        if (header.shape().isEmpty()) {
            throw source.problem("a single number, not an array", "its first dimension counts the samples");
        }
        boolean big = header.description().startsWith(">");
        return type.read(source, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, header.shape());
    }

    private static NumberType type(ByteSource source, String description) throws DataException {
        boolean known = description.matches("[<>|=][a-z][0-9]");
        NumberType type = switch (known ? description.substring(1) : "") {
            case "u1", "b1" -> NumberType.U8;
            case "i1" -> NumberType.I8;
            case "u2" -> NumberType.U16;
            case "i2" -> NumberType.I16;
            case "u4" -> NumberType.U32;
            case "i4" -> NumberType.I32;
            case "i8" -> NumberType.I64;
            case "f4" -> NumberType.F32;
            case "f8" -> NumberType.F64;
            default -> null;
        };
        if (type == null) {
            List<String> types = List.of("f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "bool");
            throw source.problem("numbers of type " + description, "save one of " + types + ": array.astype('f4')");
        }
        return type;
    }
}
