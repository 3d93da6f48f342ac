package dev.dlc.cli;

import dev.dlc.cli.HostileInput.WithoutPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tables to train on, tables and JSON to predict from. */
class HostileTablesTest extends HostileInputs {
    private static final String MODEL = """
            model M {
              input x: float
              input y: float
              target kind: class { left, right }
              data { train csv("t.csv") }
              network { head = concat(x, y) -> dense(kind.classes) }
              loss cross_entropy(head, kind)
              optimizer sgd
              train { epochs 1  batch 2 }
            }
            """;

    @TempDir
    static Path shared;

    /** A run to predict with. */
    @BeforeAll
    static void train() throws IOException {
        Commands commands = new Commands(shared);
        commands.write("m.dl", MODEL);
        commands.write("t.csv", "x,y,kind\n1,2,left\n3,4,right\n");
        if (commands.run("train", "m.dl", "--out", "run").status() != ExitStatus.DONE) {
            throw new AssertionError("no run to predict with");
        }
    }

    private static HostileInput csv(String name, String table) {
        return csv(name, Bytes.of(table));
    }

    private static HostileInput csv(String name, byte[] table) {
        return HostileInput.of("csv: " + name, "train", "m.dl", "--out", "run")
                .file("m.dl", MODEL)
                .file("t.csv", table);
    }

    /** Of a network with 100 million weights, whose class cannot be made in this memory: the table is looked at before. */
    private static HostileInput csvOfLarge(String name, String... command) {
        return HostileInput.of("csv of a large network: " + name, command)
                .file("m.dl", MODEL.replace("y) ->", "y) -> dense(10000) -> relu -> dense(10000) -> relu ->"))
                .inSmallHeap();
    }

    private static HostileInput predict(String name, String input) {
        return HostileInput.of("predict: " + name, "predict", "run")
                .with(folder -> copyRun(folder))
                .standardInput(input);
    }

    private static void copyRun(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("run"));
        for (String file : List.of("run.json", "model.dl", "best.safetensors")) {
            Files.copy(
                    shared.resolve("run").resolve(file), folder.resolve("run").resolve(file));
        }
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(broken(), numbers(), headers(), large(), predictions()).flatMap(List::stream);
    }

    private static List<HostileInput> broken() {
        return List.of(
                csv("nothing in it", "").says("m.dl:5:16:", "t.csv: at line 1: an empty file"),
                csv("no lines but the names", "x,y,kind\n").says("t.csv: at line 2: there is no line"),
                csv("a field too many", "x,y,kind\n1,2,left\n1,2,3,left\n")
                        .says("t.csv: at line 3: 4 fields, but 3 columns"),
                csv("a field too few", "x,y,kind\n1,2,left\n1,2\n").says("t.csv: at line 3: 2 fields, but 3 columns"),
                csv("a quote without an end", "x,y,kind\n1,2,left\n1,\"2,left\n3,4,right\n")
                        .says("t.csv: at line 3: a quoted field without an end"),
                csv("a quote without an end in the names", "x,\"y,kind\n1,2,left\n")
                        .says("t.csv: at line 1: a quoted field without an end"),
                csv("not UTF-8", Bytes.of("x,y,kind\n1,2,left\n1,", 0xff, ",left\n"))
                        .says("t.csv: at line 3, byte 20: is not UTF-8"),
                csv("UTF-16", "x,y,kind\n1,2,left\n".getBytes(StandardCharsets.UTF_16))
                        .says("t.csv: at line 1, byte 0: is not UTF-8"),
                csv("packed", Bytes.gzip(Bytes.of("x,y,kind\n1,2,left\n")))
                        .says("t.csv: at line 1, byte 1: is not UTF-8"),
                csv("zeros", new byte[3000]).says("t.csv: at line 1: there is no column 'x'"));
    }

    private static List<HostileInput> numbers() {
        return List.of(
                csv("NaN", "x,y,kind\n1,NaN,left\n").says("t.csv: at line 2, column y: 'NaN' is not a finite number"),
                csv("infinity", "x,y,kind\n1,2,left\n-inf,2,left\n")
                        .says("t.csv: at line 3, column x: '-inf' is not a finite number"),
                csv("1e400", "x,y,kind\n1,1e400,left\n").says("t.csv: at line 2, column y: '1e400' is not a finite"),
                csv("an exponent without an end", "x,y,kind\n1e" + "9".repeat(5000) + ",2,left\n")
                        .says("t.csv: at line 2, column x: '1e9999", "…' is not a finite number"),
                csv("hexadecimal", "x,y,kind\n0x1p3,2,left\n").says("t.csv: at line 2, column x: '0x1p3' is not a"),
                csv("no number", "x,y,kind\n,2,left\n").says("t.csv: at line 2, column x: there is no value"),
                csv("a zero byte", "x,y,kind\n1\u0000,2,left\n").says("t.csv: at line 2, column x: '1?' is not a"),
                csv("a class that there is not", "x,y,kind\n1,2,up\n")
                        .says("t.csv: at line 2, column kind: unknown class 'up'"),
                csv("escape sequences as a class", "x,y,kind\n1,2,\u001b]0;owned\u0007\u001b[2J\u202e\n")
                        .says("t.csv: at line 2, column kind: unknown class '?]0;owned??[2J?'"),
                csv("a number for a class", "x,y,kind\n1,2,0\n")
                        .says("t.csv: at line 2, column kind: unknown class '0'"));
    }

    private static List<HostileInput> headers() {
        return List.of(
                csv("a column twice", "x,x,kind\n1,2,left\n").says("t.csv: at line 1: two columns named 'x'"),
                csv("a column missing", "x,z,kind\n1,2,left\n").says("t.csv: at line 1: there is no column 'y'"),
                csv("a hundred thousand columns", "c,".repeat(100_000) + "x,y,kind\n1,2,left\n")
                        .says("t.csv: at line 1: "));
    }

    private static List<HostileInput> large() {
        return List.of(
                csvOfLarge("missing to train on", "train", "m.dl", "--out", "run")
                        .says("m.dl:5:16: ", "t.csv: there is no such file"),
                csvOfLarge("missing to check with", "check", "m.dl")
                        .says("m.dl:5:16: ", "t.csv: there is no such file"),
                csvOfLarge("that does not fit", "check", "m.dl")
                        .file("t.csv", "x,z,kind\n1,2,left\n")
                        .says("m.dl:5:16: ", "t.csv: at line 1: there is no column 'y'"),
                csv("a field of twenty megabytes", "x,y,kind\n" + "1".repeat(20 << 20) + ",2,left\n")
                        .inSmallHeap()
                        .says("t.csv: at line 2: "),
                csv("a class of ten megabytes", "x,y,kind\n1,2," + "left".repeat(10 << 18) + "\n")
                        .inSmallHeap()
                        .says("t.csv: at line 2, column kind: unknown class 'leftleft"),
                csv("a quoted field of a hundred megabytes", "x,y,kind\n1,2,left\n1,\"" + "2\n".repeat(50 << 20))
                        .inSmallHeap()
                        .says("t.csv: at line 3: "));
    }

    private static List<HostileInput> predictions() {
        return List.of(
                predict("no input", "").says("standard input:1: is empty"),
                predict("a number of a megabyte and a letter", "x,y\n" + "1".repeat(1 << 20) + "x,2\n")
                        .says("standard input:2: column x: '1111", "…' is not a finite number"),
                predict("a quote without an end", "x,y\n1,2\n1,\"2\n3,4\n")
                        .says("standard input:3: a quoted field without an end"),
                predict("NaN", "x,y\n1,NaN\n").says("standard input:2: column y: 'NaN' is not a finite number"),
                predict("JSON nested without an end", "{\"x\":1,\"y\":2}\n{\"x\":" + "[".repeat(100_000))
                        .says("standard input:2: not a JSON object"),
                predict("JSON with 1e400", "{\"x\":1e400,\"y\":2}")
                        .says("standard input:1: \"x\" takes finite numbers"),
                predict("JSON that is a list", "{\"x\":1,\"y\":2}\n[1,2]\n")
                        .says("standard input:2: not a JSON object"),
                predict("JSON with a string", "{\"x\":\"\\u001b[2J\",\"y\":2}")
                        .says("standard input:1: \"x\" takes finite numbers, not \"\\u001b[2J\""),
                predict("a line of JSON without an end", "{\"x\":1,\"y\":2,\"z\":\"" + "z".repeat(60 << 20))
                        .inSmallHeap()
                        .says("standard input:1: a line of more than 1 MB"),
                HostileInput.of("predict: a picture of another size", "predict", "run", "p.png")
                        .with(HostileTablesTest::copyRun)
                        .file("p.png", Bytes.png(60_000, 60_000))
                        .says("p.png: is a picture, but M does not take one")
                        .toldWithoutPlace(WithoutPlace.UNREAD));
    }
}
