package dev.dlc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of pictures, and the files of CIFAR. */
class HostilePicturesTest extends HostileInputs {
    /** PNG: a grey pixel, packed by hand: no filter, black. */
    private static final byte[] BLACK = Bytes.of(0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01);

    private static final byte[] PIXEL =
            Bytes.of(Bytes.png(1, 1), Bytes.chunk("IDAT", BLACK.length, BLACK), Bytes.chunk("IEND", 0));

    private static HostileInput images(String name) {
        return HostileInput.of("images: " + name, "train", "m.dl", "--out", "run")
                .file("m.dl", """
                        model M {
                          input image: float[1, 1, 1]
                          target kind: class { ant, bee }
                          data { train images("pictures") }
                          network { head = image -> flatten -> dense(kind.classes) }
                          loss cross_entropy(head, kind)
                          optimizer sgd
                        }
                        """);
    }

    /** A sound folder but for one picture. */
    private static HostileInput picture(String name, byte[] content) {
        return images(name).file("pictures/ant/a.png", PIXEL).file("pictures/bee/b.png", content);
    }

    private static HostileInput cifar(String name, byte[] content) {
        return HostileInput.of("cifar: " + name, "train", "m.dl", "--out", "run")
                .file("m.dl", """
                        model M {
                          input image: float[3, 32, 32]
                          target label: class[10]
                          data { train cifar("a.bin", "b.bin") }
                          network { head = image -> flatten -> dense(label.classes) }
                          loss cross_entropy(head, label)
                          optimizer sgd
                        }
                        """)
                .file("a.bin", new byte[3073])
                .file("b.bin", content);
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(pictures(), folders(), cifar()).flatMap(List::stream);
    }

    private static List<HostileInput> pictures() {
        return List.of(
                picture("60,000 x 60,000 pixels", Bytes.png(60_000, 60_000))
                        .inSmallHeap()
                        .says("m.dl:4:16:", "bee/b.png: is 60000 pixels wide and 60000 high, but image"),
                picture("sizes below 0", Bytes.png(-1, -1)).says("bee/b.png: "),
                picture("nothing in it", new byte[0]).says("bee/b.png: at byte 0: not a picture"),
                picture("text", Bytes.of("GIF89 is what I am not")).says("bee/b.png: at byte 0: not a picture"),
                picture("no pixels", Bytes.png(1, 1)).says("bee/b.png: at byte ", "cannot be decoded"),
                picture("cut off in its size", Bytes.cut(PIXEL, 20)).says("bee/b.png: at byte ", "cannot be decoded"),
                picture("pixels cut off", Bytes.cut(PIXEL, PIXEL.length - 24))
                        .says("bee/b.png: at byte ", "cannot be decoded"),
                picture("pixels that cannot be unpacked", Bytes.of(Bytes.png(1, 1), Bytes.chunk("IDAT", 4, new byte[] {
                            9, 9, 9, 9
                        })))
                        .says("bee/b.png: at byte ", "cannot be decoded"),
                picture("a palette of two gigabytes", palette())
                        .inSmallHeap()
                        .says("bee/b.png: at byte ", "cannot be decoded"),
                picture("a JPEG of one byte more than its mark", Bytes.of(0xff, 0xd8, 0xff, 0xe0))
                        .says("bee/b.png: at byte ", "cannot be decoded"),
                picture("a TIFF", Bytes.of("II*", 0, 8, 0, 0, 0, 0xff, 0xff, new byte[20]))
                        .says("bee/b.png: at byte 0: not a picture"),
                picture("a BMP of two gigabytes a row", bitmap())
                        .inSmallHeap()
                        .says("bee/b.png: at byte ", "cannot be decoded"));
    }

    private static byte[] palette() {
        byte[] header = Bytes.of(Bytes.big(4, 1), Bytes.big(4, 1), 8, 3, 0, 0, 0);
        return Bytes.of(
                Bytes.cut(PIXEL, 8),
                Bytes.chunk("IHDR", 13, header),
                Bytes.chunk("PLTE", Integer.MAX_VALUE - 1, new byte[6]));
    }

    private static byte[] bitmap() {
        return Bytes.of(
                "BM",
                Bytes.little(4, 60),
                Bytes.little(4, 0),
                Bytes.little(4, 54),
                Bytes.little(4, 40),
                Bytes.little(4, Integer.MAX_VALUE),
                Bytes.little(4, 1),
                Bytes.little(2, 1),
                Bytes.little(2, 24),
                new byte[30]);
    }

    private static List<HostileInput> folders() {
        return List.of(
                images("no folder").says("pictures: there is no such folder"),
                images("a file").file("pictures", "").says("pictures: is not a folder"),
                images("nothing in it")
                        .with(folder -> Files.createDirectory(folder.resolve("pictures")))
                        .says("pictures: has no folder for the class ant of kind"),
                images("no pictures")
                        .with(folder -> Files.createDirectories(folder.resolve("pictures/ant")))
                        .with(folder -> Files.createDirectories(folder.resolve("pictures/bee")))
                        .says("pictures: holds no pictures"),
                picture("a folder of no class", PIXEL)
                        .file("pictures/cat/c.png", PIXEL)
                        .says("pictures/cat: is no class of kind"),
                picture("a program among them", PIXEL)
                        .file("pictures/bee/run.sh", "#!/bin/sh\n")
                        .says("pictures/bee/run.sh: is no picture"),
                picture("a folder called like a picture", PIXEL)
                        .with(folder -> Files.createDirectory(folder.resolve("pictures/bee/c.png")))
                        .says("pictures/bee/c.png: is no picture"),
                picture("a link to the folder itself", PIXEL)
                        .with(folder -> Files.createSymbolicLink(folder.resolve("pictures/bee/c.png"), Path.of("..")))
                        .says("pictures/bee/c.png: is no picture"));
    }

    private static List<HostileInput> cifar() {
        byte[] label = new byte[2 * 3073];
        label[3073] = (byte) 200;
        return List.of(
                cifar("nothing in it", new byte[0]).says("b.bin: at byte 0: "),
                cifar("cut off in its last image", new byte[2 * 3073 - 1])
                        .says("b.bin: at byte 3073: 3072 bytes are left, no whole image of 3073 bytes"),
                cifar("packed", Bytes.gzip(new byte[3073])).says("b.bin: at byte 0: ", "packed"),
                cifar("a class of 200", label).says("b.bin: at byte 3073: label is 200, not from 0 to 9"),
                cifar("twelve gigabytes of nothing", new byte[0])
                        .with(folder -> {
                            try (var access = new java.io.RandomAccessFile(
                                    folder.resolve("b.bin").toFile(), "rw")) {
                                access.setLength(3073L * 4_000_000);
                            }
                        })
                        .inSmallHeap()
                        .says("b.bin: ", "12292003073 bytes, with the files before it, are more than"));
    }
}
