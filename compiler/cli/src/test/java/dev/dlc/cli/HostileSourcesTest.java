package dev.dlc.cli;

import static dev.dlc.cli.HostileSource.image;
import static dev.dlc.cli.HostileSource.model;
import static dev.dlc.cli.HostileSource.network;
import static dev.dlc.cli.HostileSource.source;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code .dl} files that are nested, repeated or multiplied to bring the compiler down. */
class HostileSourcesTest extends HostileInputs {
    private static final int MANY = 100_000;

    static Stream<HostileInput> inputs() {
        return Stream.of(nested(), expanded(), multiplied(), numerous()).flatMap(List::stream);
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
                source("arrows", network("head = x " + "-> relu ".repeat(60_000) + "-> dense(2)"))
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
                source("15,000 mistakes", network("a = x -> dnse(2)\n".repeat(15_000)))
                        .inSmallHeap()
                        .says("error[DL0202]", "no more than 200 are told"),
                source("100,000 mistakes of form", "model {\n".repeat(MANY))
                        .inSmallHeap()
                        .says("m.dl:201:7"),
                source("30,000 arguments", network("head = x -> dense(" + "a = 2, ".repeat(30_000) + "b = 2)"))
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
                        .says("m.dl:1:600001", "error[DL0606]"));
    }
}
