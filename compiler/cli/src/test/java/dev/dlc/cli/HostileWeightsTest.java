package dev.dlc.cli;

import dev.dlc.cli.HostileInput.WithoutPlace;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Files of weights to start from. */
class HostileWeightsTest extends HostileInputs {
    private static final byte[] NUMBERS = Bytes.floats(1, 2, 3, 4, 5, 6);

    private static HostileInput init(String name, byte[] weights) {
        return HostileInput.of("weights: " + name, "train", "m.dl", "--out", "run", "--init", "w.safetensors")
                .file("m.dl", model(""))
                .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                .file("w.safetensors", weights);
    }

    private static String model(String transfer) {
        return """
                model M {
                  input x: float
                  input y: float
                  target kind: class { left, right }
                  data { train csv("t.csv") }
                  network { head = concat(x, y) -> dense(kind.classes) }
                  %s
                  loss cross_entropy(head, kind)
                  optimizer sgd
                }
                """.formatted(transfer);
    }

    private static String tensor(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%s]}".formatted(name, type, shape, offsets);
    }

    /** The weights that fit, but for how one of them is described. */
    private static byte[] weight(String type, String shape, String offsets) {
        return of(tensor("head.dense.bias", "F32", "2", "0,8"), tensor("head.dense.weight", type, shape, offsets));
    }

    private static byte[] of(String... tensors) {
        return Bytes.safetensors("{" + String.join(",", tensors) + "}", NUMBERS);
    }

    static Stream<HostileInput> inputs() {
        return Stream.of(headers(), texts(), ranges(), unfit(), large(), transfers())
                .flatMap(List::stream);
    }

    private static List<HostileInput> headers() {
        return List.of(
                init("nothing in it", new byte[0]).says("w.safetensors: at byte 0: the file ends before"),
                init("seven bytes", new byte[7]).says("w.safetensors: at byte 7: the file ends before"),
                init("a header of 2^63 bytes", Bytes.of(Bytes.little(8, Long.MIN_VALUE), "{}"))
                        .says("w.safetensors: at byte 0: a header of 9223372036854775808 bytes"),
                init("a header of 99 MB that is not there", Bytes.of(Bytes.little(8, 99_000_000), "{}"))
                        .says("w.safetensors: at byte 0: a header of 99000000 bytes in a file of 10"),
                init("a header of one byte", Bytes.of(Bytes.little(8, 1), "{}"))
                        .says("w.safetensors: at byte 0: a header of 1 bytes"),
                init("a zip archive as PyTorch writes it", Bytes.of("PK", 3, 4, new byte[100]))
                        .says("w.safetensors: at byte 0: a header of 67324752 bytes"));
    }

    private static List<HostileInput> texts() {
        return List.of(
                init("a list", Bytes.safetensors("[]")).says("w.safetensors: at byte 8: an object wanted, '[' found"),
                init("an object without an end", Bytes.safetensors("{\"a\":{\"dtype\":\"F32\""))
                        .says("w.safetensors: at byte 27: ',' or '}' wanted, the end found"),
                init("text after the end", Bytes.safetensors("{}x", NUMBERS))
                        .says("w.safetensors: at byte 10: text after the end of the object"),
                init("a tensor twice", of(tensor("a", "F32", "2", "0,8"), tensor("a", "F32", "4", "8,24")))
                        .says("w.safetensors: at byte 62: a second tensor named 'a'"),
                init(
                                "a key twice",
                                of("\"a\":{\"dtype\":\"F32\",\"dtype\":\"F64\",\"shape\":[6],\"data_offsets\":[0,24]}"))
                        .says("w.safetensors: at byte 28: tensor 'a': an unknown or second 'dtype'"),
                init("metadata twice", of("\"__metadata__\":{}", "\"__metadata__\":{}"))
                        .says("w.safetensors: at byte 27: a second '__metadata__'"),
                init("metadata that are no text", of("\"__metadata__\":{\"a\":1}"))
                        .says("w.safetensors: at byte 29: a string wanted, '1' found"),
                init("a name that is not UTF-8", Bytes.of(Bytes.little(8, 6), "{\"", 0xff, "\":{", NUMBERS))
                        .says("w.safetensors: at byte 10: a string that is not UTF-8"),
                init("an escape that there is not", Bytes.safetensors("{\"\\x\":{}}"))
                        .says("w.safetensors: at byte 10: an escape that JSON does not know"),
                init("escape sequences as a name", of("\"\\u001b[2J\":{}"))
                        .says("w.safetensors: at byte 9: tensor '?[2J' lacks its dtype, shape or data_offsets"));
    }

    private static List<HostileInput> ranges() {
        return List.of(
                init("tensors that overlap", of(tensor("a", "F32", "4", "0,16"), tensor("b", "F32", "3", "12,24")))
                        .says("w.safetensors: at byte 130: tensor 'b' overlaps the one before it"),
                init("a gap", of(tensor("a", "F32", "2", "0,8"), tensor("b", "F32", "3", "12,24")))
                        .says("w.safetensors: at byte 129: tensor 'b' leaves a gap before it"),
                init("bytes of no tensor", of(tensor("a", "F32", "2", "0,8")))
                        .says("w.safetensors: at byte 70: bytes that belong to no tensor"),
                init("a range beyond the file", weight("F32", "3, 2", "8,32"))
                        .says(
                                "w.safetensors: at byte 76: tensor 'head.dense.weight' ends at byte 32 of the data, which has only 24"),
                init("a range that runs backwards", weight("F32", "2, 2", "24,8"))
                        .says("w.safetensors: at byte 76: tensor 'head.dense.weight' of shape [2, 2] needs 16 bytes"),
                init("a range smaller than the shape", weight("F32", "200000, 200000", "8,24"))
                        .says("w.safetensors: at byte 76: ", "needs 160000000000 bytes, its data_offsets are [8, 24]"),
                init("a shape of 2^40 x 2^40", weight("F32", "1099511627776, 1099511627776", "8,24"))
                        .says("w.safetensors: at byte 76: ", "too large to count"),
                init("a size below 0", weight("F32", "-2, -2", "8,24"))
                        .says("w.safetensors: at byte 120: a whole number from 0 up wanted, '-' found"),
                init("a size beyond 64 bits", weight("F32", "99999999999999999999", "8,24"))
                        .says("w.safetensors: at byte 120: a number beyond 64 bits"),
                init("a size with a fraction", weight("F32", "2.5", "8,24"))
                        .says("w.safetensors: at byte 120: a whole number from 0 up wanted"),
                init("a thousand dimensions", weight("F32", "1" + ",1".repeat(999), "8,24"))
                        .says("w.safetensors: at byte 152: more than 16 dimensions"));
    }

    private static List<HostileInput> unfit() {
        byte[] nan = Bytes.safetensors(
                "{" + tensor("head.dense.bias", "F32", "2", "0,8") + ","
                        + tensor("head.dense.weight", "F32", "2, 2", "8,24") + "}",
                Bytes.floats(0, 0, 1, 2, Float.NaN, 3));
        return List.of(
                init("not a number", nan).says("w.safetensors: at byte 165: tensor 'head.dense.weight' holds NaN"),
                init("a type that there is not", weight("F33", "2, 2", "8,24"))
                        .says("w.safetensors: at byte 76: tensor 'head.dense.weight' has the unknown dtype 'F33'"),
                init("whole numbers", weight("I32", "2, 2", "8,24"))
                        .says(
                                "w.safetensors: these weights do not fit M (the header that names them: bytes 8 to 148):",
                                "head.dense.weight: wanted floating numbers, found I32 at byte 76"),
                init("another shape", weight("F32", "4, 1", "8,24"))
                        .says(
                                "w.safetensors: these weights do not fit M (the header that names them: bytes 8 to 148):",
                                "head.dense.weight: wanted [2, 2], found [4, 1] at byte 76"),
                init("other names", of(tensor("fc.weight", "F32", "6", "0,24")))
                        .says(
                                "head.dense.weight: wanted [2, 2], missing",
                                "head.dense.bias: wanted [2], missing",
                                "fc.weight: unknown, found [6] at byte 9"),
                HostileInput.of("weights: a folder", "train", "m.dl", "--out", "run", "--init", ".")
                        .file("m.dl", model(""))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .says("is a folder")
                        .toldWithoutPlace(WithoutPlace.FOLDER),
                HostileInput.of("weights: none", "train", "m.dl", "--out", "run", "--init", "w.safetensors")
                        .file("m.dl", model(""))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .says("w.safetensors: there is no such file")
                        .toldWithoutPlace(WithoutPlace.MISSING));
    }

    private static List<HostileInput> large() {
        int size = 90_000_000;
        byte[] name = Bytes.of(Bytes.little(8, size), "{\"", "a".repeat(size - 2));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            many.append(tensor("t" + i, "F32", "0", "0,0")).append(',');
        }
        return List.of(
                init("a name of 90 MB", name).inSmallHeap().says("w.safetensors: at byte "),
                init("200,000 tensors", Bytes.safetensors("{" + many + "}"))
                        .inSmallHeap()
                        .says("w.safetensors: at byte ", "more than 100000 tensors"),
                init("a line for each of 5,000 tensors that do not fit", manyUnknown())
                        .says(
                                "w.safetensors: these weights do not fit M (the header that names them: bytes 8 to ",
                                "and 4"));
    }

    private static byte[] manyUnknown() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            many.append(tensor("t" + i, "F32", "0", "0,0")).append(',');
        }
        return Bytes.safetensors("{" + many + tensor("z", "F32", "6", "0,24") + "}", NUMBERS);
    }

    private static List<HostileInput> transfers() {
        return List.of(
                HostileInput.of("transfer: a file outside", "train", "m.dl", "--out", "run")
                        .file("m.dl", model("transfer { from \"../outside.txt\" }"))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .says("m.dl:7:19: ", "outside.txt: lies outside of the folder of the data"),
                HostileInput.of("transfer: a folder", "train", "m.dl", "--out", "run")
                        .file("m.dl", model("transfer { from \"weights\" }"))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .with(folder -> Files.createDirectory(folder.resolve("weights")))
                        .says("m.dl:7:19: ", "weights: is a folder"),
                HostileInput.of("transfer: a name with a zero in it", "train", "m.dl", "--out", "run")
                        .file("m.dl", model("transfer { from \"a\\u0000b\" }"))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .says("m.dl:7:19: ", "no name of a file"),
                HostileInput.of("transfer: no file", "train", "m.dl", "--out", "run")
                        .file("m.dl", model("transfer { from \"none.safetensors\" }"))
                        .file("t.csv", "x,y,kind\n1,2,left\n3,4,right\n")
                        .says("m.dl:7:19: ", "none.safetensors: there is no such file"));
    }
}
