package dev.dlc.cli;

import static dev.dlc.cli.Bytes.npyHeader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files of arrays: idx, npy and npz. */
class HostileArraysTest extends HostileInputs {
    private static final int BYTE = 0x08;
    private static final int FLOAT = 0x0d;
    private static final byte[] LABELS = Bytes.idx(BYTE, new long[] {2}, (byte) 0, (byte) 2);
    private static final byte[] IMAGES = Bytes.idx(BYTE, new long[] {2, 2, 2}, new byte[8]);
    private static final byte[] NPY_LABELS = Bytes.npy(npyHeader("|u1", "2,"), (byte) 0, (byte) 2);
    private static final byte[] NPY_IMAGES = Bytes.npy(npyHeader("|u1", "2, 2, 2"), new byte[8]);

    /** Images [1, 2, 2] and one of three classes. */
    private static HostileInput training(String name, String source) {
        return HostileInput.of(name, "train", "m.dl", "--out", "run").file("m.dl", """
                        model M {
                          input image: float[1, 2, 2]
                          target label: class[3]
                          data { train %s }
                          network { head = image -> flatten -> dense(label.classes) }
                          loss cross_entropy(head, label)
                          optimizer sgd
                          train { epochs 1  batch 2 }
                        }
                        """.formatted(source));
    }

    private static HostileInput idx(String name, byte[] images, byte[] labels) {
        return training("idx: " + name, "idx(\"x.idx\", \"y.idx\")")
                .file("x.idx", images)
                .file("y.idx", labels);
    }

    private static HostileInput npy(String name, byte[] images) {
        return training("npy: " + name, "npy(\"x.npy\", \"y.npy\")")
                .file("x.npy", images)
                .file("y.npy", NPY_LABELS);
    }

    private static HostileInput npz(String name, byte[] archive) {
        return training("npz: " + name, "npz(\"d.npz\", label = \"image\")").file("d.npz", archive);
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(brokenIdx(), largeIdx(), unfitIdx(), places(), brokenNpy(), unfitNpy(), npz())
                .flatMap(List::stream);
    }

    private static List<HostileInput> brokenIdx() {
        return List.of(
                idx("nothing in it", new byte[0], LABELS)
                        .says("m.dl:4:16:", "x.idx: at byte 0: the file ends, but 4 more bytes were promised"),
                idx("cut off in its first number", Bytes.cut(IMAGES, 3), LABELS)
                        .says("x.idx: at byte 3: the file ends"),
                idx("cut off in its dimensions", Bytes.cut(IMAGES, 10), LABELS)
                        .says("x.idx: at byte 10: the file ends"),
                idx("a zip archive", Bytes.of("PK", 3, 4, new byte[30]), LABELS)
                        .says("x.idx: at byte 0: not an IDX file: it begins with 50 4b 03 04"),
                idx("a type that there is not", Bytes.idx(0x07, new long[] {2, 2, 2}, new byte[8]), LABELS)
                        .says("x.idx: at byte 0: not an IDX file: it begins with 00 00 07 03"),
                idx("no dimensions", Bytes.idx(BYTE, new long[0], new byte[8]), LABELS)
                        .says("x.idx: at byte 0: not an IDX file"),
                idx("bytes after the last number", Bytes.of(IMAGES, 0), LABELS)
                        .says("x.idx: at byte 24: the file goes on after its last number"),
                idx("two bytes of gzip", Bytes.of(0x1f, 0x8b), LABELS)
                        .says("x.idx: at byte 0: a gzip file that is damaged"),
                idx("gzip cut off", Bytes.cut(Bytes.gzip(IMAGES), 20), LABELS)
                        .says("x.idx: at byte ", " of the unpacked content: the packed data is damaged or cut off"),
                idx("gzip with a wrong sum", Bytes.flip(Bytes.gzip(IMAGES), -8), LABELS)
                        .says("x.idx: at byte 24 of the unpacked content: the packed data is damaged"),
                idx("gzip with a broken block", Bytes.flip(Bytes.gzip(IMAGES), 10), LABELS)
                        .says("x.idx: at byte 0 of the unpacked content: the packed data is damaged"));
    }

    private static List<HostileInput> largeIdx() {
        long[] endless = new long[127];
        Arrays.fill(endless, Integer.MAX_VALUE);
        byte[] bomb = Bytes.gzipOfZeros(Bytes.idx(BYTE, new long[] {62_000_000, 2, 2}), 248_000_020);
        return List.of(
                idx("no samples", Bytes.idx(BYTE, new long[] {0, 2, 2}), LABELS)
                        .says("x.idx: at byte 8: dimension 1 has size 0"),
                idx("fewer than no samples", Bytes.idx(BYTE, new long[] {-2, 2, 2}), LABELS)
                        .says("x.idx: at byte 8: dimension 1 has size 4294967294"),
                idx("more numbers than can be counted", Bytes.idx(BYTE, endless), LABELS)
                        .says("x.idx: at byte 512: dimensions [2147483647, ", "too large to count"),
                idx("more samples than bytes", Bytes.idx(BYTE, new long[] {400_000_000, 2, 2}, new byte[8]), LABELS)
                        .says("x.idx: at byte 16: the header promises 1600000000 bytes, but only 8 follow"),
                idx(
                                "more samples than packed bytes can hold",
                                Bytes.gzip(Bytes.idx(BYTE, new long[] {400_000_000, 2, 2}, new byte[8])),
                                LABELS)
                        .says("x.idx: at byte 16 of the unpacked content: the header promises 1600000000 bytes"),
                idx("a bomb of gzip", bomb, LABELS)
                        .inSmallHeap()
                        .says("x.idx: at byte 16 of the unpacked content: its numbers need 236 MB, more than"),
                idx("gzip that goes on for a gigabyte", Bytes.gzipOfZeros(IMAGES, 1L << 28), LABELS)
                        .inSmallHeap()
                        .says("x.idx: at byte 24 of the unpacked content: the file goes on after its last number"),
                idx("floats that become more than memory holds", new byte[0], LABELS)
                        .with(folder -> empty(
                                folder.resolve("x.idx"), Bytes.idx(FLOAT, new long[] {15_000_000, 2, 2}), 240_000_016))
                        .inSmallHeap()
                        .says("x.idx: at byte 16: its numbers need 228 MB, more than"));
    }

    /** A file of zeros, which take no room on a disk. */
    private static void empty(Path file, byte[] start, long size) throws java.io.IOException {
        Files.write(file, start);
        try (var access = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(size);
        }
    }

    private static List<HostileInput> unfitIdx() {
        float[] numbers = new float[8];
        numbers[6] = Float.NaN;
        byte[] nan = Bytes.idx(FLOAT, new long[] {2, 2, 2}, Bytes.bigFloats(numbers));
        byte[] huge = Bytes.of(
                Bytes.idx(0x0e, new long[] {2, 2, 2}), Bytes.big(8, Double.doubleToLongBits(1e300)), new byte[56]);
        return List.of(
                idx("not a number", nan, LABELS).says("x.idx: at sample 1, number 2: image is NaN"),
                idx("a number beyond those of a float", huge, LABELS)
                        .says("x.idx: at sample 0, number 0: image is Infinity"),
                idx("a class too many", IMAGES, Bytes.idx(BYTE, new long[] {2}, (byte) 0, (byte) 3))
                        .says("y.idx: at sample 1: label is 3.0, not from 0 to 2"),
                idx("a class below 0", IMAGES, Bytes.idx(0x09, new long[] {2}, (byte) 0, (byte) -1))
                        .says("y.idx: at sample 1: label is -1.0, not from 0 to 2"),
                idx("half a class", IMAGES, Bytes.idx(FLOAT, new long[] {2}, Bytes.bigFloats(0.5f, 1)))
                        .says("y.idx: at sample 0: label is 0.5, not from 0 to 2"),
                idx("more labels than images", IMAGES, Bytes.idx(BYTE, new long[] {3}, new byte[3]))
                        .says("y.idx: at sample 2: 3 samples, but ", "x.idx has 2"),
                idx("images of another size", Bytes.idx(BYTE, new long[] {2, 3, 3}, new byte[18]), LABELS)
                        .says("x.idx: a sample has shape [3, 3], but image is declared as [1, 2, 2]"));
    }

    private static List<HostileInput> places() {
        return List.of(
                idx("a folder", IMAGES, LABELS)
                        .with(folder -> {
                            Files.delete(folder.resolve("x.idx"));
                            Files.createDirectory(folder.resolve("x.idx"));
                        })
                        .says("x.idx: is not a plain file"),
                link("a link to itself", "x.idx").says("x.idx: there is no such file"),
                link("a link to nowhere", "nowhere").says("x.idx: there is no such file"),
                link("a link to a device without an end", "/dev/zero").says("x.idx: is not a plain file"),
                training("idx: a file outside", "idx(\"../outside.txt\", \"y.idx\")")
                        .says("outside.txt: lies outside of the data folder"),
                training("idx: a file anywhere", "idx(\"/etc/hostname\", \"y.idx\")")
                        .says("/etc/hostname: lies outside of the data folder"),
                training("idx: a name with a zero in it", "idx(\"a\\u0000b\", \"y.idx\")")
                        .says("a file's name that cannot be"));
    }

    private static HostileInput link(String name, String target) {
        return idx(name, IMAGES, LABELS).with(folder -> {
            Files.delete(folder.resolve("x.idx"));
            Files.createSymbolicLink(folder.resolve("x.idx"), Path.of(target));
        });
    }

    private static List<HostileInput> brokenNpy() {
        return List.of(
                npy("text", Bytes.of("not an array")).says("x.npy: at byte 0: not an npy file"),
                npy("a version to come", Bytes.of(0x93, "NUMPY", 9, 0, 0, 0)).says("x.npy: at byte 8: version 9"),
                npy("a header of four gigabytes", Bytes.of(0x93, "NUMPY", 2, 0, Bytes.big(4, -1)))
                        .says("x.npy: at byte 12: a header of 4294967295 bytes"),
                npy("a header longer than the file", Bytes.of(0x93, "NUMPY", 1, 0, Bytes.little(2, 60000), "{"))
                        .says("x.npy: at byte 11: the file ends, but 59999 more bytes were promised"),
                npy("a header without an end", Bytes.npy("{'descr': '<f4', 'shape': (2, "))
                        .says("x.npy: at byte 40: the header is damaged: {'descr'"),
                npy("a header that computes", Bytes.npy("{'descr': __import__('os').system('touch x')}"))
                        .says("x.npy: at byte 55: the header is damaged"),
                npy("a key twice", Bytes.npy("{'shape': (2, 2, 2), 'shape': (2, 2, 2), 'descr': '<f4'}"))
                        .says("x.npy: at byte 66: the header is damaged"),
                npy("dimensions of 2^40", Bytes.npy(npyHeader("<f4", "1099511627776, 1099511627776")))
                        .says("x.npy: at byte 94: a dimension of 1099511627776"),
                npy("more numbers than can be counted", Bytes.npy(npyHeader("<f4", "2147483647, 2147483647, 9")))
                        .says("x.npy: at byte ", "dimensions [2147483647, 2147483647, 9], too large to count"),
                npy("a dimension with a hundred digits", Bytes.npy(npyHeader("<f4", "9".repeat(100))))
                        .says("x.npy: at byte ", "the header is damaged"),
                npy("numbers cut off", Bytes.cut(NPY_IMAGES, NPY_IMAGES.length - 1))
                        .says("x.npy: at byte 73: the header promises 8 bytes, but only 7 follow"),
                npy("escape sequences in its header", Bytes.npy("{'\u001b[2J\u0007': 1}"))
                        .says("x.npy: at byte 22: the header is damaged: {'?[2J?': 1}"));
    }

    private static List<HostileInput> unfitNpy() {
        return List.of(
                npy("pickled objects", Bytes.npy(npyHeader("|O", "2,"), new byte[8]))
                        .says("x.npy: at byte 67: numbers of type |O"),
                npy("records", Bytes.npy("{'descr': [('a', '<f4'), ('b', '<f4')], 'shape': (2,)}"))
                        .says("x.npy: at byte 64: records of several fields"),
                npy("complex numbers", Bytes.npy(npyHeader(">c16", "2, 2, 2"), new byte[128]))
                        .says("x.npy: at byte 74: numbers of type >c16"),
                npy("columns first", Bytes.npy(npyHeader("<f4", "2, 2, 2").replace("False", "True"), new byte[32]))
                        .says("x.npy: at byte 72: an array in Fortran order"),
                npy("no samples", Bytes.npy(npyHeader("<f4", "0, 2, 2"))).says("x.npy: at byte 73: a dimension of 0"),
                npy("a single number", Bytes.npy(npyHeader("<f4", ""), new byte[4]))
                        .says("x.npy: at byte 66: a single number, not an array"),
                npy("not a number", Bytes.npy(npyHeader("<f4", "2, 4"), Bytes.floats(0, 0, 0, 0, 0, 0, 0, Float.NaN)))
                        .says("x.npy: a sample has shape [4]"),
                npy(
                                "infinity, highest byte first",
                                Bytes.npy(
                                        npyHeader(">f4", "2, 2, 2"),
                                        Bytes.bigFloats(0, 1, 2, Float.NEGATIVE_INFINITY, 0, 0, 0, 0)))
                        .says("x.npy: at sample 0, number 3: image is -Infinity"),
                training("npy: a class beyond those of an int", "npy(\"x.npy\", \"y.npy\")")
                        .file("x.npy", NPY_IMAGES)
                        .file("y.npy", Bytes.npy(npyHeader("<i8", "2,"), Bytes.little(16, Long.MAX_VALUE)))
                        .says("y.npy: at sample 0: label is 9.223372E18, not from 0 to 2"));
    }

    private static List<HostileInput> npz() {
        byte[] good = Bytes.zip("image.npy", NPY_IMAGES, 0);
        byte[] packed = Bytes.zip("image.npy", Bytes.npy(npyHeader("<f4", "100000000, 2, 2")), 1_600_000_000L / 4);
        byte[] tail = Bytes.zip("image.npy", NPY_IMAGES, 1 << 28);
        return List.of(
                npz("text", Bytes.of("not an archive")).says("d.npz: at byte 0: not an npz file"),
                npz("cut off", Bytes.cut(good, good.length - 10))
                        .says("d.npz: at byte 192: a zip archive that is damaged or cut off"),
                npz("names that lead out of the folder", Bytes.zip("../../image.npy", NPY_IMAGES, 0))
                        .says("d.npz: holds no array image"),
                npz("a bomb", packed)
                        .inSmallHeap()
                        .says("d.npz: at byte ", " of the unpacked image: ", "1600000000 bytes"),
                npz("an array with a long tail of nothing", tail)
                        .inSmallHeap()
                        .says("d.npz: at byte 81 of the unpacked image: the file goes on after its last number"),
                npz("a broken block", Bytes.flip(good, 42)).says("d.npz: at byte ", " of the unpacked image: "),
                npz("a wrong sum", wrongSum(good)).says("d.npz: at byte 81 of the unpacked image: ", "damaged"),
                npz("an entry within that is no array", Bytes.zip("image.npy", Bytes.of("no array"), 0))
                        .says("d.npz: at byte 0 of the unpacked image: not an npy file"));
    }

    /** The sum of an entry stands behind its data and in the directory: 4 bytes, the first of them 16 after the signature. */
    private static byte[] wrongSum(byte[] archive) {
        for (int at = archive.length - 4; at >= 0; at--) {
            if (archive[at] == 'P' && archive[at + 1] == 'K' && archive[at + 2] == 1 && archive[at + 3] == 2) {
                return Bytes.flip(archive, at + 16);
            }
        }
        throw new AssertionError("no directory");
    }
}
