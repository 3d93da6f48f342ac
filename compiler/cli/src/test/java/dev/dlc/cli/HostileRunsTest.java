package dev.dlc.cli;

import dev.dlc.cli.HostileInput.WithoutPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** The state with some of its text changed for one as long, of which the message says at which byte it begins. */
    private static HostileInput state(String name, String text, String other) {
        Path damaged = shared.resolve("run/state.safetensors");
        String content = read(damaged);
        int place = content.indexOf(text);
        if (text.length() != other.length() || place < 0) {
            throw new AssertionError("no '" + text + "' in the state");
        }
        return resume(name)
                .file("run/state.safetensors", content.replace(text, other).getBytes(StandardCharsets.ISO_8859_1))
                .says(
                        "run/state.safetensors: at byte " + place + ": ",
                        "help: train anew: dlc train run/model.dl --data ");
    }

    /** The byte at which the state says this. */
    private static int place(String text) {
        return read(shared.resolve("run/state.safetensors")).indexOf(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileInput replaced(String name, String file, byte[] content) {
        return resume(name).file(file, content);
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(states(), records(), logs(), models(), links()).flatMap(List::stream);
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
                        .says(
                                "run/state.safetensors: at byte 9: not the state of a training: the header, bytes 8 to ",
                                "has no kind in its metadata, where 'dlc training state 1' must be"),
                resume("no state")
                        .with(folder -> Files.delete(folder.resolve("run/state.safetensors")))
                        .says("run/state.safetensors: there is no such file, so there is nothing to resume from")
                        .toldWithoutPlace(WithoutPlace.MISSING),
                resume("a folder for its state")
                        .with(folder -> Files.delete(folder.resolve("run/state.safetensors")))
                        .with(folder -> Files.createDirectory(folder.resolve("run/state.safetensors")))
                        .says("run/state.safetensors: is a folder, not a file of weights")
                        .toldWithoutPlace(WithoutPlace.FOLDER),
                state("an epoch that is no number", "\"epoch\":\"1\"", "\"epoch\":\"x\"")
                        .says("its epoch is 'x', not a whole number from 1 up"),
                state("an epoch before the first", "\"epoch\":\"1\"", "\"epoch\":\"0\"")
                        .says("its epoch is '0', not a whole number from 1 up"),
                state("a best epoch to come", "\"best_epoch\":\"1\"", "\"best_epoch\":\"9\"")
                        .says("its best_epoch is '9', not a whole number from 0 to 1"),
                state("fewer than no slots", "\"slots\":\"2\"", "\"slots\":\"-\"")
                        .says("its slots is '-', not a whole number from 0 to "),
                state("other slots", "\"slots\":\"2\"", "\"slots\":\"1\"")
                        .says("the state to resume from has 1 slots of the optimizer, where 2 are wanted"),
                state("a scale of no number", "\"scale\":\"1.0\"", "\"scale\":\"NaN\"")
                        .says("its scale is 'NaN', not one finite number"),
                state("another batch", "\"batch\":\"8\"", "\"batch\":\"0\"")
                        .says("its batch is '0', not a whole number from 1 up"),
                run("another batch than then", "train", "--resume", "run", "--batch", "4")
                        .says("run/state.safetensors: at byte " + place("\"batch\":"), "had another batch: 8, now 4"),
                resume("another model than then")
                        .file("run/model.dl", Commands.SIDE.replace("hidden: int = 4", "hidden: int = 5"))
                        .says("run/state.safetensors: at byte " + place("\"digest\":"), "had another model: "),
                otherNames());
    }

    /** What is missing has no place but that of the header. */
    private static HostileInput otherNames() {
        String content = read(shared.resolve("run/state.safetensors"));
        long size = content.charAt(0) + 256 * content.charAt(1);
        return resume("other names")
                .file(
                        "run/state.safetensors",
                        content.replace("\"weights\":", "\"weight5\":").getBytes(StandardCharsets.ISO_8859_1))
                .says(
                        "run/state.safetensors: at byte 8: the state of a training, but it is damaged: its header, bytes 8 to "
                                + (8 + size - 1) + ", names no tensor 'weights'");
    }

    private static List<HostileInput> records() {
        return List.of(
                replaced("a record of nothing", "run/run.json", new byte[0])
                        .says(
                                "run/run.json:1:1: the record of a run is damaged: an object wanted, the end of the file found"),
                replaced("a record cut off", "run/run.json", Bytes.of("{\"model\":\"Side\","))
                        .says(
                                "run/run.json:1:17: the record of a run is damaged: it is no JSON: Unexpected end-of-input within/between Object entries\n"),
                replaced("a record that is a list", "run/run.json", Bytes.of("[]"))
                        .says("run/run.json:1:1: the record of a run is damaged: an object wanted, a list found"),
                replaced("a record not in UTF-8", "run/run.json", Bytes.of("{\"model\":\"", 0xff, "\"}"))
                        .says("run/run.json:1:11: byte 10 of the file, 0xFF"),
                replaced("a record nested without an end", "run/run.json", Bytes.of("[".repeat(200_000)))
                        .says("run/run.json:1:1: the record of a run is damaged: an object wanted, a list found"),
                replaced("a note nested without an end", "run/run.json", Bytes.of("{\n\"note\":" + "[".repeat(200_000)))
                        .says(
                                "run/run.json:2:",
                                "the record of a run is damaged: it is no JSON: Document nesting depth (501) exceeds the maximum allowed (500)"),
                replaced("a number for a model", "run/run.json", Bytes.of("{\n  \"model\": 3}"))
                        .says(
                                "run/run.json:2:12: the record of a run is damaged: a string for \"model\" wanted, a number found"),
                replaced(
                                "a list of params",
                                "run/run.json",
                                Bytes.of(record("Side", "/").replace("{}", "[]")))
                        .says(
                                "run/run.json:1:60: the record of a run is damaged: an object for \"overrides\" wanted, a list found"),
                replaced("a folder with a zero in its name", "run/run.json", Bytes.of(record("Side", "a\\u0000b")))
                        .says("run/run.json:1:70: ", "the name of a file wanted for \"data\", \"a\\u0000b\" found"),
                replaced("two models", "run/run.json", Bytes.of("{\"model\":\"A\",\"model\":\"B\"}"))
                        .says("run/run.json:1:14: the record of a run is damaged: a second \"model\""),
                replaced("a record without data", "run/run.json", Bytes.of("{\"model\":\"Side\",\"place\":\"\"}\n"))
                        .says("run/run.json:1:27: ", "the object ends without \"data\", \"imports\", \"overrides\""),
                replaced("text after a record", "run/run.json", Bytes.of(record("Side", "/") + "\n[]"))
                        .says("run/run.json:2:1: ", "the end of the file wanted, a list found"),
                resume("a record of 300 MB")
                        .with(folder -> {
                            try (var access = new java.io.RandomAccessFile(
                                    folder.resolve("run/run.json").toFile(), "rw")) {
                                access.setLength(300 << 20);
                            }
                        })
                        .inSmallHeap()
                        .says("run/run.json: at byte 1048576: the record of a run is damaged: it goes on here"),
                replaced("data that are not there", "run/run.json", Bytes.of(record("Side", "/nowhere")))
                        .says("/nowhere/points.csv: there is no such file"),
                replaced("a model that it has not", "run/run.json", Bytes.of(record("Top", "/")))
                        .says(
                                "run/run.json:1:10: the run is of a model 'Top', which run/model.dl has not; its models are Side"));
    }

    private static String record(String model, String data) {
        return "{\"model\":\"%s\",\"place\":\"side.dl\",\"imports\":[],\"overrides\":{},\"data\":\"%s\"}"
                .formatted(model, data);
    }

    private static List<HostileInput> logs() {
        return List.of(
                replaced("a log that is no JSON", "run/log.jsonl", Bytes.of("{\"event\":\"end\"}\nevent: end\n"))
                        .says(
                                "run/log.jsonl:2:1: the log of a training is damaged: it is no JSON: Unrecognized token 'event'",
                                "help: remove this line"),
                replaced(
                                "an event torn before others",
                                "run/log.jsonl",
                                Bytes.of("{\"event\":\"st\n{\"event\":\"end\"}\n"))
                        .says("run/log.jsonl:1:13: the log of a training is damaged: it is no JSON: "),
                replaced("a log that is a list", "run/log.jsonl", Bytes.of("[\n]\n"))
                        .says("run/log.jsonl:1:1: the log of a training is damaged: an object wanted, a list found"),
                replaced("an event without an epoch", "run/log.jsonl", Bytes.of("{\"event\":\"epoch\"}\n"))
                        .says("run/log.jsonl:1:17: ", "the object ends without \"epoch\", \"train_loss\""),
                replaced("an unknown event", "run/log.jsonl", Bytes.of("{\"event\":\"\u001b[31m\"}\n"))
                        .says("run/log.jsonl:1:"),
                replaced(
                                "a log nested without an end",
                                "run/log.jsonl",
                                Bytes.of("{\"a\":" + "[".repeat(200_000) + "\n"))
                        .says("run/log.jsonl:1:", "Document nesting depth (501) exceeds the maximum allowed (500)"),
                replaced("a log not in UTF-8", "run/log.jsonl", Bytes.of("{\"event\":\"end\"}\n", 0xff, "\n"))
                        .says("run/log.jsonl:2:1: the log of a training is damaged: it is no JSON: "),
                resume("a log of one line of 300 MB")
                        .with(folder -> {
                            Path log = Files.writeString(folder.resolve("run/log.jsonl"), "{\"event\":\"end\"}\n");
                            try (var access = new java.io.RandomAccessFile(log.toFile(), "rw")) {
                                access.setLength(300 << 20);
                            }
                        })
                        .inSmallHeap()
                        .says("run/log.jsonl:2:16777217: the log of a training is damaged: it goes on here"),
                run("a text for a log", "train", "--resume", "run", "--epochs", "2", "--log", "notes.txt")
                        .file("notes.txt", "buy bread\n")
                        .says(
                                "notes.txt:1:1: the log of a training is damaged: it is no JSON: ",
                                "help: name another file"));
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
                        .says("run/best.safetensors: there is no such file: the run has no weights yet")
                        .toldWithoutPlace(WithoutPlace.MISSING),
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
                        .says("best.safetensors: is a folder")
                        .toldWithoutPlace(WithoutPlace.FOLDER));
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
                        .says("run/" + file + ": is a link")
                        .toldWithoutPlace(WithoutPlace.LINK))
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
