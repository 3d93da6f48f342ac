package dev.dlc.cli;

import static dev.dlc.cli.HostileSource.network;

import dev.dlc.cli.HostileInput.WithoutPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Imports that leave the folder, go in circles or lead to what is no source. */
class HostileImportsTest extends HostileInputs {
    static Stream<HostileInput> inputs() {
        return Stream.of(imports(), chains()).flatMap(List::stream);
    }

    private static List<HostileInput> imports() {
        return List.of(
                importing("the folder above", "../outside.txt").says("m.dl:1:8", "error[DL0209]"),
                importing("from the root", "/etc/passwd").says("m.dl:1:8", "error[DL0209]"),
                importing("a device", "/dev/zero").says("m.dl:1:8", "error[DL0209]"),
                importing("a long way up", "../".repeat(1000) + "etc/passwd").says("m.dl:1:8", "error[DL0209]"),
                importing("nothing", "").says("m.dl:1:8", "error[DL0206]"),
                importing("the folder", ".").says("error[DL0206]"),
                importing("a name with NUL", "a\\u0000b").says("error[DL0206]"),
                importing("an address", "file:///etc/passwd").says("error[DL0206]"),
                importing("a long name", "a".repeat(3000)).says("error[DL0206]"),
                importing("itself", "m.dl").says("m.dl:1:8", "error[DL0207]"),
                importing("itself by another way", "./../work/./m.dl").says("error[DL0207]"),
                importing("a link that leaves", "link.dl")
                        .with(folder -> Files.createSymbolicLink(folder.resolve("link.dl"), Path.of("../outside.txt")))
                        .says("m.dl:1:8", "error[DL0209]"),
                importing("through a folder that leaves", "away/passwd")
                        .with(folder -> Files.createSymbolicLink(folder.resolve("away"), Path.of("/etc")))
                        .says("m.dl:1:8", "error[DL0209]"),
                importing("a link to itself", "loop.dl")
                        .with(folder -> Files.createSymbolicLink(folder.resolve("loop.dl"), Path.of("loop.dl")))
                        .says("error[DL0206]"),
                importing("what is not UTF-8", "b.dl")
                        .file("b.dl", Bytes.of("//", 0xff))
                        .says("m.dl:1:8", "error[DL0108]: b.dl:1:3"),
                importing("4 MB and one", "b.dl")
                        .file("b.dl", new byte[(4 << 20) + 1])
                        .inSmallHeap()
                        .says("m.dl:1:8", "error[DL0606]"));
    }

    private static HostileInput importing(String name, String path) {
        return HostileInput.of("import: " + name, "m.dl", "-d", "run")
                .file("m.dl", "import \"" + path + "\"\n" + network("head = x -> dense(2)"));
    }

    private static List<HostileInput> chains() {
        return List.of(
                importing("three in a circle", "a.dl")
                        .file("a.dl", "import \"b.dl\"\n")
                        .file("b.dl", "import \"m.dl\"\n")
                        .says("b.dl:1:8", "error[DL0207]"),
                importing("a chain of 3,000", "c0.dl")
                        .with(folder -> chain(folder, 3_000))
                        .says(" --> c", "error[DL0104]"),
                HostileInput.of("import: one file 60,000 times", "m.dl")
                        .file("m.dl", "import \"a.dl\"\n".repeat(60_000))
                        .file("a.dl", "param a: int = 1\n")
                        .inSmallHeap()
                        .says("m.dl:2:8", "error[DL0203]"),
                HostileInput.of("a pipe for a model", "pipe.dl")
                        .with(folder -> Files.createSymbolicLink(folder.resolve("pipe.dl"), Path.of("/dev/zero")))
                        .says("error[DL0206]: /dev/zero: is not a plain file")
                        .toldWithoutPlace(WithoutPlace.PIPE));
    }

    private static void chain(Path folder, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            Files.writeString(folder.resolve("c" + i + ".dl"), "import \"c" + (i + 1) + ".dl\"\n");
        }
        Files.writeString(folder.resolve("c" + length + ".dl"), "param a: int = 1\n");
    }
}
