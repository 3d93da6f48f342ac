package dev.dlc.cli;

import dev.dlc.cli.HostileInput.WithoutPlace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code .dl} files that are nested, repeated, multiplied or encoded to bring the compiler down. */
class HostileSourcesTest extends HostileInputs {
    private static final int MANY = 100_000;

    private static HostileInput source(String name, byte[] content) {
        return HostileInput.of("source: " + name, "m.dl", "-d", "run").file("m.dl", content);
    }

    private static HostileInput source(String name, String text) {
        return source(name, Bytes.of(text));
    }

    /** A model whose network is this one, in its line 4. */
    private static String network(String network) {
        return model("float[4]", "class[2]", network, "");
    }

    private static String model(String input, String target, String network, String more) {
        return """
                model M {
                  input x: %s
                  target y: %s
                  network { %s }
                  loss cross_entropy(head, y)
                  optimizer sgd
                  %s
                }
                """.formatted(input, target, network, more);
    }

    private static String image(String layers) {
        return model("float[3, 9, 9]", "class[2]", "head = x -> " + layers + " -> flatten -> dense(2)", "");
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(
                        nested(),
                        expanded(),
                        multiplied(),
                        numerous(),
                        encoded(),
                        texts(),
                        damaged(),
                        imports(),
                        chains())
                .flatMap(List::stream);
    }

    private static List<HostileInput> nested() {
        return List.of(
                source("parentheses", network("head = x -> dense(" + "(".repeat(MANY) + "2" + ")".repeat(MANY) + ")"))
                        .inSmallHeap()
                        .says("m.dl:4:", "error[DL0104]"),
                source("parentheses that stay open", network("head = x -> dense(" + "(".repeat(MANY)))
                        .says("error[DL0104]"),
                source("lists", network("head = x -> reshape(" + "[".repeat(MANY) + "2" + "]".repeat(MANY) + ")"))
                        .says("error[DL0104]"),
                source("braces", network("head = x -> " + "{".repeat(MANY) + "relu" + "}".repeat(MANY)))
                        .says("error[DL0104]"),
                source("braces that close nothing", "}".repeat(MANY)).says("m.dl:1:1", "error[DL0105]"),
                source("loops", network("head = x -> " + "repeat 1 { ".repeat(MANY) + "relu" + "}".repeat(MANY)))
                        .says("error[DL0104]"),
                source("conditions", network("head = x -> " + "if true { ".repeat(MANY) + "relu" + "}".repeat(MANY)))
                        .says("error[DL0104]"),
                source("signs", network("head = x -> dense(" + "-".repeat(MANY) + "2)"))
                        .says("error[DL0104]"),
                source("negations", network("head = x -> dense(if " + "!".repeat(MANY) + "true { 2 } else { 3 })"))
                        .says("error[DL0104]"),
                source("powers", network("head = x -> dense(2" + "^1".repeat(MANY) + ")"))
                        .says("error[DL0104]"),
                source("sums", network("head = x -> dense(2" + "+0".repeat(MANY) + ")"))
                        .says("error[DL0104]"),
                source("sums of values", network("head = (x" + "+x".repeat(MANY) + ") -> dense(2)"))
                        .says("error[DL0104]"),
                source("arrows", network("head = x " + "-> relu ".repeat(MANY) + "-> dense(2)"))
                        .inSmallHeap()
                        .says("m.dl:4:", "error[DL0307]: the network has more than"),
                source("arrows without layers", network("head = x " + "-> ".repeat(MANY) + "dense(2)"))
                        .says("m.dl:4:", "error[DL0102]"),
                source("comments", "/* ".repeat(MANY) + network("head = x")).says("m.dl:1:1", "error[DL0107]"),
                source(
                                "paths",
                                model(
                                        "float[4]",
                                        "class[2]",
                                        "head = x -> dense(2)",
                                        "init { " + "a.".repeat(MANY) + "b zeros }"))
                        .says("error[DL0104]"));
    }

    private static List<HostileInput> expanded() {
        return List.of(
                source("repeat a billion", network("head = x -> repeat 1000000000 { relu } -> dense(2)"))
                        .says("m.dl:4:", "error[DL0307]: a loop runs at most"),
                source("repeat in repeat", network("head = x -> repeat 9999 { repeat 9999 { relu } } -> dense(2)"))
                        .inSmallHeap()
                        .says("error[DL0307]: the network has more than"),
                source("repeat nothing", network("head = x -> repeat 99999 { repeat 99999 { in } } -> dense(2)"))
                        .says("error[DL0307]: the network expands to more than"),
                source("all longs", network("head = x -> for i in -9223372036854775807..9223372036854775807 { relu }"))
                        .says("error[DL0307]: a loop runs at most"),
                source(
                                "blocks that double",
                                IntStream.range(0, 60)
                                                .mapToObj(i -> "block b%d { b%d -> b%d }\n".formatted(i, i + 1, i + 1))
                                                .collect(Collectors.joining())
                                        + "block b60 { relu }\n" + network("head = x -> b0 -> dense(2)"))
                        .inSmallHeap()
                        .says("error[DL0307]"),
                source(
                                "a chain of blocks",
                                IntStream.range(0, 20_000)
                                                .mapToObj(i -> "block b%d { in -> b%d }\n".formatted(i, i + 1))
                                                .collect(Collectors.joining())
                                        + "block b20000 { relu }\n" + network("head = x -> b0 -> dense(2)"))
                        .says("error[DL0104]"),
                source("a block of itself", "block b { in -> b }\n" + network("head = x -> b -> dense(2)"))
                        .says("m.dl:1:", "error[DL0208]"),
                source(
                                "augmentations in augmentations",
                                model(
                                        "float[3, 9, 9]",
                                        "class[2]",
                                        "head = x -> flatten -> dense(2)",
                                        "augment x { " + "repeat 100 { ".repeat(30) + "flip(horizontal)"
                                                + "}".repeat(30) + " }"))
                        .says("m.dl:7:", "error[DL0307]: each image would go through"));
    }

    private static List<HostileInput> multiplied() {
        return Stream.of(
                        source(
                                "an input of 2^93 numbers",
                                model(
                                        "float[2147483639, 2147483639, 2147483639]",
                                        "class[2]",
                                        "head = x -> flatten -> dense(2)",
                                        "")),
                        source(
                                "an input whose size is 0 modulo 2^32",
                                model("float[65536, 65536]", "class[2]", "head = x -> flatten -> dense(2)", "")),
                        source(
                                "an input of more than a long",
                                model(
                                        "float[3037000500, 3037000500]",
                                        "class[2]",
                                        "head = x -> flatten -> dense(2)",
                                        "")),
                        source(
                                "2^63 classes",
                                model("float[4]", "class[9999999999999]", "head = x -> dense(y.classes)", "")),
                        source("dense into dense", network("head = x -> dense(2147483639) -> dense(2)")),
                        source("weights of 16 GB", network("head = x -> dense(60000) -> dense(60000) -> dense(2)")),
                        source(
                                "a kernel of 2^62 pixels",
                                image("conv2d(2147483647, kernel = 2147483647, padding = 2147483647)")),
                        source(
                                "a dilation that overflows `same`",
                                image("conv2d(4, kernel = 5, dilation = 2147483647, padding = same)")),
                        source(
                                "a dilation that overflows in one dimension",
                                model(
                                        "float[9, 3]",
                                        "class[2]",
                                        "head = x -> conv1d(4, kernel = 5, dilation = 2147483647, padding = same) -> flatten -> dense(2)",
                                        "")),
                        source(
                                "a dilation by channel",
                                image("depthwise_conv2d(kernel = 5, dilation = 2147483647, padding = same)")),
                        source("a padding that overflows", image("conv2d(4, kernel = 3, padding = 2147483647)")),
                        source(
                                "a stride that overflows",
                                image("conv_transpose2d(4, kernel = 3, stride = 2147483647)")),
                        source(
                                "all of them",
                                image(
                                        "conv_transpose2d(4, kernel = 2147483647, stride = 2147483647, dilation = 2147483647)")),
                        source("a window beyond", image("max_pool(2147483647, padding = 1073741823)")),
                        source("an image that grows", image("upsample(46341) -> upsample(46341)")),
                        source("a frame beyond", image("pad(2147483647)")),
                        source(
                                "channels added up",
                                network("a = x -> dense(1000000000)\nhead = concat(a, a, a) -> dense(2)")),
                        source(
                                "17 dimensions",
                                model(
                                        "float[" + "1, ".repeat(16) + "1]",
                                        "class[2]",
                                        "head = x -> flatten -> dense(2)",
                                        "")))
                .map(input -> input.inSmallHeap().says(" --> m.dl:", "error[DL0307]"))
                .toList();
    }

    private static List<HostileInput> numerous() {
        return List.of(
                source("100,000 layers with weights", network("head = x -> for i in 0..<100000 { dense(2) }"))
                        .inSmallHeap()
                        .says("error[DL0307]: the network has more than"),
                source("9,901 layers", network("head = x -> repeat 4950 { dense(4) -> relu } -> dense(2)"))
                        .inSmallHeap()
                        .says("m.dl:1:7", "error[DL0307]: `M` expands to 9,901 layers", "DLC_JAVA_OPTS=-Xmx768m"),
                source("60,000 mistakes", network("a = x -> dnse(2)\n".repeat(60_000)))
                        .inSmallHeap()
                        .says("error[DL0202]", "no more than 200 are told"),
                source("100,000 mistakes of form", "model {\n".repeat(MANY))
                        .inSmallHeap()
                        .says("m.dl:201:7"),
                source("50,000 arguments", network("head = x -> dense(" + "a = 2, ".repeat(50_000) + "b = 2)"))
                        .says("error[DL0307]: a call has at most 1000 arguments"),
                source(
                                "50,000 values to concatenate",
                                network("head = concat(" + "x, ".repeat(50_000) + "x) -> dense(2)"))
                        .says("error[DL0307]: a call has at most 1000 arguments"),
                source(
                                "30,000 inputs",
                                "model M {\n"
                                        + IntStream.range(0, 30_000)
                                                .mapToObj(i -> "input x" + i + ": float\n")
                                                .collect(Collectors.joining())
                                        + "target y: float network { head = x0 -> dense(1) } loss mse(head, y) optimizer sgd }")
                        .says("error[DL0307]: a model has at most 1000 inputs and targets"),
                source(
                                "3,000 models",
                                IntStream.range(0, 3_000)
                                        .mapToObj(i ->
                                                network("head = x -> dense(2)").replace("model M", "model M" + i))
                                        .collect(Collectors.joining()))
                        .says("error[DL0307]: a file holds at most 100 models"),
                source("a name of 3 MB", network("head = x -> " + "a".repeat(3_000_000)))
                        .inSmallHeap()
                        .says("error[DL0307]: a name has at most 200 characters"),
                source(
                                "a string of 3 MB",
                                model(
                                        "float[4]",
                                        "class { \"" + "a".repeat(3_000_000) + "\", b }",
                                        "head = x -> dense(2)",
                                        ""))
                        .inSmallHeap()
                        .says("error[DL0307]: a string has at most 4000 characters"),
                source("a number of 1 MB", network("head = x -> dense(" + "9".repeat(1_000_000) + ")"))
                        .says("error[DL0305]", "is too large for an integer"),
                source("tokens of 4 MB", "relu -> ".repeat(1 << 19))
                        .inSmallHeap()
                        .says("m.dl:1:1", "error[DL0102]"));
    }

    private static List<HostileInput> encoded() {
        String good = network("head = x -> dense(2)");
        return List.of(
                source("nothing", "").says("error[DL0605]: m.dl:1:1: there is no model"),
                source("white space", " \r\n\t\f\n").says("error[DL0605]: m.dl:1:1: "),
                source("3 MB of NUL", new byte[3_000_000]).inSmallHeap().says("m.dl:1:1", "U+0000"),
                HostileInput.of("source: 100 MB", "m.dl")
                        .with(folder -> {
                            try (var file =
                                    new RandomAccessFile(folder.resolve("m.dl").toFile(), "rw")) {
                                file.setLength(100 << 20);
                            }
                        })
                        .inSmallHeap()
                        .says("error[DL0606]: m.dl: is larger than 4 MB", "at byte 4194304"),
                source("ISO 8859-1", ("// gr\u00fc\u00df\n" + good).getBytes(StandardCharsets.ISO_8859_1))
                        .says("error[DL0108]: m.dl:1:6: byte 5 of the file, 0xFC"),
                source("UTF-16", ("\ufeff" + good).getBytes(StandardCharsets.UTF_16LE))
                        .says("m.dl:1:1: the file is in UTF-16"),
                source("UTF-16 without a mark", good.getBytes(StandardCharsets.UTF_16BE))
                        .says("m.dl:1:1", "U+0000"),
                source("an overlong slash", Bytes.of("//\n// ", 0xc0, 0xaf, "\n" + good))
                        .says("m.dl:2:4: byte 6 of the file, 0xC0"),
                source("half of a surrogate pair", Bytes.of("// ", 0xed, 0xa0, 0x80, "\n" + good))
                        .says("m.dl:1:4: byte 3"),
                source("beyond Unicode", Bytes.of(0xf4, 0x90, 0x80, 0x80, good)).says("m.dl:1:1: byte 0"),
                source("cut off in a character", Bytes.of(good, 0xe2, 0x82)).says("m.dl:9:1: byte "),
                source("a mistake behind a byte order mark", "\ufeff" + network("head = x -> dnse(2)"))
                        .says("m.dl:4:25"),
                source("a mistake between CRLFs", network("head = x -> dnse(2)").replace("\n", "\r\n"))
                        .says("m.dl:4:25"),
                source("a mistake between CRs", network("head = x -> dnse(2)").replace("\n", "\r"))
                        .says("m.dl:4:25"));
    }

    private static List<HostileInput> texts() {
        return List.of(
                source("an override in a comment", network("head = x -> dense(2) /* \u202e } \u2066 begin */"))
                        .says("m.dl:4:37", "error[DL0101]: unexpected character U+202E"),
                source(
                                "an override in a string",
                                model("float[4]", "class { \"\u202eab\", c }", "head = x -> dense(2)", ""))
                        .says("m.dl:3:", "U+202E"),
                source("an override in the code", network("head = x -> \u202edense(2)"))
                        .says("U+202E"),
                source("an escape sequence of terminals", network("head = x -> \u001b[31mdense(2)"))
                        .says("U+001B"),
                source("a space of no width", network("he\u200bad = x -> dense(2)"))
                        .says("U+200B"),
                source("a Cyrillic letter", network("h\u0435ad = x -> dense(2)"))
                        .says("error[DL0101]"),
                source(
                                "classes that break out and clash",
                                model(
                                        "float[4]",
                                        "class { \"*/ } x(); /*\", \"\\u0022 + x() + \\u0022\" }",
                                        "head = x -> dense(2)",
                                        ""))
                        .says("error[DL0203]: the classes "),
                source(
                                "half of a pair by an escape",
                                model("float[4]", "class { \"\\ud800\", b }", "head = x -> dense(2)", ""))
                        .says("error[DL0103]"),
                source(
                                "a line break in a string",
                                model("float[4]", "class { \"a\nb\", c }", "head = x -> dense(2)", ""))
                        .says("error[DL0103]"),
                source("a name with points", network("head = x").replace("model M", "model java.lang.String"))
                        .says("m.dl:1:11"),
                source("a name of a nested class", network("head = x").replace("model M", "model M$Input"))
                        .says("m.dl:1:8"));
    }

    private static List<HostileInput> damaged() {
        return List.of(
                source("a word", "model").says("m.dl:1:"),
                source("a string that stays open", "\"").says("m.dl:1:1", "error[DL0103]"),
                source("an open comment", "/*").says("m.dl:1:1", "error[DL0107]"),
                source("a backslash", "\\").says("m.dl:1:1"),
                source("a million semicolons", ";".repeat(1_000_000))
                        .inSmallHeap()
                        .says("error[DL0605]: m.dl:1:1000001: "),
                source("2^62 * 2", network("head = x -> dense(4611686018427387904 * 2)"))
                        .says("error[DL0306]"),
                source("9^9^9^9", network("head = x -> dense(9^9^9^9)")).says("error[DL0306]"),
                source("the least long by -1", network("head = x -> dense((-9223372036854775807 - 1) / -1)"))
                        .says("m.dl:4:31"),
                source("a number of 10^9 digits", network("head = x -> dropout(keep = 1e999999999999) -> dense(2)"))
                        .says("error[DL0305]"),
                source(
                                "a loss times infinity",
                                network("head = x -> dense(2)").replace("(head, y)", "(head, y) * 1e300 * 1e300"))
                        .says("m.dl:5:", "error[DL0306]"),
                HostileInput.of("source: a param of 9^99", "m.dl", "-D", "n=" + "9".repeat(99))
                        .file("m.dl", "param n: int = 2\n" + network("head = x -> dense(n)"))
                        .says("n"),
                HostileInput.of("source: a param that breaks out", "m.dl", "-D", "n=2); System.exit(7); //")
                        .file("m.dl", "param n: int = 2\n" + network("head = x -> dense(n)"))
                        .says("`n`"),
                HostileInput.of("source: a param with an escape", "m.dl", "-D", "n\u001b[2J\u202e=1")
                        .file("m.dl", "param n: int = 2\n" + network("head = x -> dense(n)"))
                        .says("error[DL0204]"));
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
                HostileInput.of("import: one file 100,000 times", "m.dl")
                        .file("m.dl", "import \"a.dl\"\n".repeat(MANY))
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
