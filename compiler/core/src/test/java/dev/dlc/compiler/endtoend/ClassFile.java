package dev.dlc.compiler.endtoend;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads of a class file how long its methods are (Java Virtual Machine Specification, chapter 4). */
final class ClassFile {
    private final DataInputStream in;
    private final Map<Integer, String> texts = new LinkedHashMap<>();

    private ClassFile(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** The bytes of code of each method, by its name and descriptor. */
    static Map<String, Integer> codeLengths(byte[] bytes) {
        try {
            return new ClassFile(bytes).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> read() throws IOException {
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4); // version
        constants();
        in.skipNBytes(6); // access, this class, super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        members(new LinkedHashMap<>()); // fields
        Map<String, Integer> methods = new LinkedHashMap<>();
        members(methods);
        return methods;
    }

    private void constants() throws IOException {
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(index, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    index++; // a long or double takes two entries
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void members(Map<String, Integer> lengths) throws IOException {
        int count = in.readUnsignedShort();
        for (int member = 0; member < count; member++) {
            in.skipNBytes(2); // access
            String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
            int attributes = in.readUnsignedShort();
            for (int attribute = 0; attribute < attributes; attribute++) {
                String kind = texts.get(in.readUnsignedShort());
                long length = in.readInt();
                if (kind.equals("Code")) {
                    in.skipNBytes(4); // stack, locals
                    lengths.put(name, in.readInt());
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
    }
}
