package dev.dlc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Folders of runs that are damaged, or that somebody else has made. */
class HostileRunsTest extends HostileInputs {
    @TempDir
    static Path shared;

    @BeforeAll
    static void train() throws IOException {
        Commands commands = new Commands(shared).withSide();
        if (commands.run("train", "side.dl", "--out", "run", "--epochs", "1").status() != ExitStatus.DONE) {
            throw new AssertionError("no run to damage");
        }
    }

    private static HostileInput run(String name, String... command) {
        return HostileInput.of("run: " + name, command).with(folder -> {
            Files.createDirectory(folder.resolve("run"));
            for (String file : List.of("run.json", "model.dl", "best.safetensors", "state.safetensors", "log.jsonl")) {
                Files.copy(
                        shared.resolve("run").resolve(file),
                        folder.resolve("run").resolve(file));
            }
        });
    }

    private static HostileInput resume(String name) {
        return run(name, "train", "--resume", "run", "--epochs", "2");
    }

    /** The state with some of its text changed for one as long. */
    private static HostileInput state(String name, String text, String other) {
        return resume(name).with(folder -> {
            Path file = folder.resolve("run/state.safetensors");
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (text.length() != other.length() || !content.contains(text)) {
                throw new AssertionError("no '" + text + "' in the state");
            }
            Files.writeString(file, content.replace(text, other), StandardCharsets.ISO_8859_1);
        });
    }

    private static HostileInput replaced(String name, String file, byte[] content) {
        return resume(name).file(file, content);
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(states(), records(), models(), links()).flatMap(List::stream);
    }

    private static List<HostileInput> states() {
        return List.of(
                replaced("a state of nothing", "run/state.safetensors", new byte[0])
                        .says("state.safetensors: at byte 0: the file ends"),
                resume("a state cut off")
                        .with(folder -> {
                            Path file = folder.resolve("run/state.safetensors");
                            byte[] content = Files.readAllBytes(file);
                            Files.write(file, Bytes.cut(content, content.length - 4));
                        })
                        .says("state.safetensors: at byte ", "the file is cut off"),
                resume("weights for a state")
                        .with(folder -> Files.write(
                                folder.resolve("run/state.safetensors"),
                                Files.readAllBytes(folder.resolve("run/best.safetensors"))))
                        .says("state.safetensors: not the state of a training"),
                resume("no state")
                        .with(folder -> Files.delete(folder.resolve("run/state.safetensors")))
                        .says("run: there is nothing to resume from"),
                state("an epoch that is no number", "\"epoch\":\"1\"", "\"epoch\":\"x\"")
                        .says("state.safetensors: ", "its epoch is 'x'"),
                state("an epoch before the first", "\"epoch\":\"1\"", "\"epoch\":\"0\"")
                        .says("state.safetensors: ", "its epoch is '0'"),
                state("a best epoch to come", "\"best_epoch\":\"1\"", "\"best_epoch\":\"9\"")
                        .says("state.safetensors: ", "its best_epoch is '9'"),
                state("fewer than no slots", "\"slots\":\"2\"", "\"slots\":\"-\"")
                        .says("state.safetensors: ", "its slots is '-'"),
                state("other slots", "\"slots\":\"2\"", "\"slots\":\"1\"").says("the optimizer's slots"),
                state("a scale of no number", "\"scale\":\"1.0\"", "\"scale\":\"NaN\"")
                        .says("state.safetensors: ", "a scale of 'NaN'"),
                state("another batch", "\"batch\":\"8\"", "\"batch\":\"0\"")
                        .says("state.safetensors: ", "its batch is '0'"),
                state("other names", "\"weights\":", "\"weight5\":")
                        .says("state.safetensors: ", "it has no tensor 'weights'"));
    }

    private static List<HostileInput> records() {
        return List.of(
                replaced("a record of nothing", "run/run.json", new byte[0]).says("run/run.json: is damaged"),
                replaced("a record cut off", "run/run.json", Bytes.of("{\"model\":\"Side\","))
                        .says("run/run.json: is damaged"),
                replaced("a record that is a list", "run/run.json", Bytes.of("[]"))
                        .says("run/run.json: is damaged"),
                replaced("a record not in UTF-8", "run/run.json", Bytes.of("{\"model\":\"", 0xff, "\"}"))
                        .says("run/run.json: is damaged"),
                replaced("a record nested without an end", "run/run.json", Bytes.of("[".repeat(200_000)))
                        .says("run/run.json: is damaged"),
                resume("a record of 300 MB")
                        .with(folder -> {
                            try (var access = new java.io.RandomAccessFile(
                                    folder.resolve("run/run.json").toFile(), "rw")) {
                                access.setLength(300 << 20);
                            }
                        })
                        .inSmallHeap()
                        .says("run/run.json: is damaged"),
                replaced(
                                "data that are not there",
                                "run/run.json",
                                Bytes.of(
                                        "{\"model\":\"Side\",\"place\":\"side.dl\",\"imports\":[],\"overrides\":{},\"data\":\"/nowhere\"}"))
                        .says("/nowhere/points.csv: there is no such file"),
                replaced(
                                "a model that it has not",
                                "run/run.json",
                                Bytes.of(
                                        "{\"model\":\"Top\",\"place\":\"side.dl\",\"imports\":[],\"overrides\":{},\"data\":\"/\"}"))
                        .says("the run is of a model 'Top', which its file has not"));
    }

    private static List<HostileInput> models() {
        return List.of(
                replaced("a model not in UTF-8", "run/model.dl", Bytes.of("model Side {\n", 0xfe))
                        .says("run/model.dl:2:1: byte 13 of the file, 0xFE"),
                replaced(
                                "a model that imports from elsewhere",
                                "run/model.dl",
                                Bytes.of("import \"../../outside.txt\"\n"))
                        .says("../../outside.txt"),
                run("no weights to test", "test", "run")
                        .with(folder -> Files.delete(folder.resolve("run/best.safetensors")))
                        .says("run: this run has no weights yet"),
                run("weights cut off", "test", "run")
                        .with(folder -> {
                            Path file = folder.resolve("run/best.safetensors");
                            Files.write(file, Bytes.cut(Files.readAllBytes(file), 100));
                        })
                        .says("best.safetensors: at byte 0: a header of "),
                run("a folder for its weights", "test", "run")
                        .with(folder -> {
                            Files.delete(folder.resolve("run/best.safetensors"));
                            Files.createDirectory(folder.resolve("run/best.safetensors"));
                        })
                        .says("best.safetensors: is a folder"));
    }

    /** Links by which going on with a run would write to somewhere else. */
    private static List<HostileInput> links() {
        return Stream.of(
                        "log.jsonl",
                        "state.safetensors",
                        "best.safetensors",
                        "last.safetensors",
                        "model.dl",
                        "run.json",
                        "report.html",
                        "imports")
                .map(file -> resume("a link for its " + file)
                        .with(folder -> link(folder, file))
                        .says("run/" + file + ": is a link"))
                .toList();
    }

    /** What is behind the link is as good as what was there. */
    private static void link(Path folder, String file) throws IOException {
        Path place = folder.resolve("run").resolve(file);
        Path target = folder.resolve("victim");
        if (Files.exists(place)) {
            Files.move(place, target);
        } else {
            Files.writeString(target, "nobody's business\n");
        }
        Files.createSymbolicLink(place, Path.of("../victim"));
    }
}
