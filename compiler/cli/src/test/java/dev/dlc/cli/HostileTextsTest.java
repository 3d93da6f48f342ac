package dev.dlc.cli;

import static dev.dlc.cli.HostileSource.model;
import static dev.dlc.cli.HostileSource.network;
import static dev.dlc.cli.HostileSource.source;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** {@code .dl} files that are encoded, disguised or damaged to bring the compiler down. */
class HostileTextsTest extends HostileInputs {
    private static final int MANY = 100_000;

    static Stream<HostileInput> inputs() {
        return Stream.of(encoded(), texts(), damaged()).flatMap(List::stream);
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
                        .says("error[DL0606]", "m.dl:1:150001"),
                source(
                                "100,000 statements on one line below a mistake",
                                "prm\n" + network("a = x -> dense(3) ".repeat(MANY)))
                        .inSmallHeap()
                        .says("error[DL0606]", "m.dl:5:"),
                source(
                                "16,000 statements on one line below a mistake",
                                "prm\n" + network("a = x -> dense(3) ".repeat(16_000)))
                        .inSmallHeap()
                        .says("m.dl:1:1", "error[DL0102]"),
                source("16,000 mistakes below each other", network("a = = x -> dense(3)\n".repeat(16_000)))
                        .inSmallHeap()
                        .says("m.dl:4:17", "error[DL0102]"),
                source("70,000 brackets of the wrong kind on one line", network("a = x " + "( ] ".repeat(70_000)))
                        .inSmallHeap()
                        .says("m.dl:4:21", "error[DL0105]"),
                source("prefixes without an end", network("a = " + "for i in ".repeat(MANY)))
                        .inSmallHeap()
                        .says("m.dl:4:1799", "error[DL0104]"),
                source(
                                "20,000 settings on one line above a mistake",
                                network("head = x -> dense(2)")
                                                .replace("loss", "train { " + "a (3) ".repeat(20_000) + "}\n loss")
                                        + " )")
                        .inSmallHeap()
                        .says("error[DL0504]"),
                source("140,000 strings that stay open", "\"a\n".repeat(140_000))
                        .inSmallHeap()
                        .says("m.dl:1:1", "error[DL0103]"),
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
}
