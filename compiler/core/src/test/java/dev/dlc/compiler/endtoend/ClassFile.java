package dev.dlc.compiler.endtoend;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads of a class file what its methods are and what they refer to (Java Virtual Machine Specification, chapter 4). */
final class ClassFile {
    private static final int NATIVE = 0x100;

    private final DataInputStream in;
    private final Map<Integer, String> texts = new LinkedHashMap<>();
    /** Of constants that are a pair of others (members, names with types) or name one (classes): the numbers of those. */
    private final Map<Integer, int[]> links = new LinkedHashMap<>();

    private final Set<Integer> members = new LinkedHashSet<>();
    private final Set<String> natives = new LinkedHashSet<>();

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

    /** The fields and methods that it refers to: {@code java/lang/Class.forName}. */
    static Set<String> references(byte[] bytes) {
        try {
            ClassFile file = new ClassFile(bytes);
            file.read();
            return file.members.stream().map(file::member).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its methods without code in Java. */
    static Set<String> nativeMethods(byte[] bytes) {
        try {
            ClassFile file = new ClassFile(bytes);
            file.read();
            return file.natives;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String member(int index) {
        int[] pair = links.get(index);
        return texts.get(links.get(pair[0])[0]) + "." + texts.get(links.get(pair[1])[0]);
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
                case 7 -> links.put(index, new int[] {in.readUnsignedShort()});
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 9, 10, 11, 12 -> {
                    links.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    if (tag != 12) {
                        members.add(index);
                    }
                }
                case 3, 4, 17, 18 -> in.skipNBytes(4);
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
            int access = in.readUnsignedShort();
            String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
            if ((access & NATIVE) != 0) {
                natives.add(name);
            }
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
