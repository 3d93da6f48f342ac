package dev.dlc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void writtenFileHasTheBytesOfTheFormat() throws IOException {
        Path file = folder.resolve("w.safetensors");

        new SafetensorsWriter()
                .metadata("a", "q\"b")
                .tensor("w", List.of(2, 1), new float[] {9, 1, -2}, 1)
                .write(file);

        String header =
                "{\"__metadata__\":{\"a\":\"q\\\"b\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
        int padded = (header.length() + 7) / 8 * 8;
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getLong()).isEqualTo(padded);
        assertThat(new String(bytes, 8, padded, StandardCharsets.UTF_8))
                .isEqualTo(header + " ".repeat(padded - header.length()));
        assertThat(bytes).hasSize(8 + padded + 8);
        assertThat(buffer.getFloat(8 + padded)).isEqualTo(1f);
        assertThat(buffer.getFloat(12 + padded)).isEqualTo(-2f);
    }

    @Test
    void writingLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.writeString(file, "old");

        new SafetensorsWriter().tensor("w", List.of(), new float[] {1}, 0).write(file);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("w.safetensors");
        float[] large = new float[40_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = i;
        }
        new SafetensorsWriter()
                .metadata("name", "Zürich \t 😀")
                .tensor("large", List.of(200, 200), large, 0)
                .tensor("one", List.of(), new float[] {Float.MIN_VALUE}, 0)
                .write(file);

        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            assertThat(reader.metadata()).containsExactly(java.util.Map.entry("name", "Zürich \t 😀"));
            float[] again = new float[40_001];
            reader.read(reader.tensors().get("large"), again, 0);
            reader.read(reader.tensors().get("one"), again, 40_000);
            assertThat(again).startsWith(large).endsWith(Float.MIN_VALUE);
        }
    }

    @Test
    void otherFloatingTypesAreReadAsFloats() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(8 + 5 * 2 + 2).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(0.1);
        // IEEE 754 binary16: 1, -2, the largest 65504, the smallest subnormal 2^-24, infinity
        for (int half : new int[] {0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00}) {
            data.putShort((short) half);
        }
        data.putShort((short) 0xbf80); // bfloat16 -1
        Path file = file(
                "{\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[8,18]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[18,20]}}",
                data.array());

        float[] numbers = new float[7];
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            reader.read(reader.tensors().get("d"), numbers, 0);
            reader.read(reader.tensors().get("h"), numbers, 1);
            reader.read(reader.tensors().get("b"), numbers, 6);
        }

        assertThat(numbers).containsExactly(0.1f, 1, -2, 65504, 0x1p-24f, Float.POSITIVE_INFINITY, -1);
    }

    @Test
    void numbersThatAreNotFiniteAreToldWithTheirByteWhereTheyAreNotWanted() throws IOException {
        // binary16: 1, infinity; the second number is the third and fourth byte of the data
        byte[] halves = {0x00, 0x3c, 0x00, 0x7c};
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
        Path file = file(header, halves);

        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            TensorEntry entry = reader.tensors().get("h");
            assertThatThrownBy(() -> reader.readFinite(entry, new float[2], 0))
                    .isInstanceOfSatisfying(
                            WeightsException.class, e -> assertThat(e.offset()).isEqualTo(8 + header.length() + 2))
                    .hasMessageContaining("'h' holds Infinity, its number 1");
        }
    }

    @Test
    void whatALinkInTheWayLeadsToIsNotWrittenOver() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "as before");
        Files.createSymbolicLink(folder.resolve("w.safetensors.part"), victim);
        Files.createSymbolicLink(folder.resolve("w.safetensors"), victim);

        new SafetensorsWriter().tensor("one", List.of(), new float[1], 0).write(folder.resolve("w.safetensors"));

        assertThat(victim).hasContent("as before");
        assertThat(folder.resolve("w.safetensors")).isRegularFile();
        assertThat(Files.isSymbolicLink(folder.resolve("w.safetensors"))).isFalse();
    }

    @Test
    void wholeNumbersAreListedButNotRead() throws IOException {
        Path file = file("{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}", new byte[8]);

        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            TensorEntry entry = reader.tensors().get("n");
            assertThat(SafetensorsReader.isReadable(entry)).isFalse();
            assertThatThrownBy(() -> reader.read(entry, new float[1], 0))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("'n' holds I64");
        }
    }

    static Stream<Arguments> damagedHeaders() {
        String f32 = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]";
        return Stream.of(
                Arguments.of("{\"a\":{" + f32 + "},\"a\":{" + f32 + "}}", "a second tensor named 'a'"),
                Arguments.of("{\"a\":{" + f32 + "},\"b\":{" + f32 + "}}", "overlaps"),
                Arguments.of("{\"a\":{" + f32 + "," + f32 + "}}", "an unknown or second 'dtype'"),
                Arguments.of("{\"__metadata__\":{},\"__metadata__\":{}}", "a second '__metadata__'"),
                Arguments.of("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "a second metadata entry named 'a'"),
                Arguments.of("{\"__metadata__\":{\"a\":1}}", "a string wanted, '1' found"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "lacks its dtype, shape or data_offsets"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "needs 8 bytes"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "needs 4 bytes"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "cut off"),
                Arguments.of("{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[1,4]}}", "leaves a gap"),
                Arguments.of("{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]}}", "belong to no tensor"),
                Arguments.of("{}", "belong to no tensor"),
                Arguments.of("{\"a\":{\"dtype\":\"F33\",\"shape\":[1],\"data_offsets\":[0,4]}}", "unknown dtype 'F33'"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}",
                        "too large to count"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "whole number"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", "whole number"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[01],\"data_offsets\":[0,4]}}", "whole number"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
                        "beyond 64 bits"),
                Arguments.of("{\"a\":{" + f32 + "}", "',' or '}' wanted, the end found"),
                Arguments.of("{\"a\":{" + f32 + "}} x", "text after the end"),
                Arguments.of("{\"a\":{" + f32 + "},}", "a string wanted"),
                Arguments.of("[]", "an object wanted"),
                Arguments.of("{\"a", "a string without an end"),
                Arguments.of("{\"\\x\":{" + f32 + "}}", "escape"),
                Arguments.of("{\"a\n\":{" + f32 + "}}", "control character"),
                Arguments.of("[".repeat(100_000), "an object wanted"));
    }

    @ParameterizedTest
    @MethodSource("damagedHeaders")
    void damagedHeaderIsRefusedWithItsPlace(String header, String problem) throws IOException {
        Path file = file(header, new byte[4]);

        assertThatThrownBy(() -> new SafetensorsReader(file))
                .isInstanceOfSatisfying(WeightsException.class, e -> {
                    assertThat(e.offset()).isBetween(8L, 8L + header.length() + 4);
                    assertThat(e.file()).isEqualTo(file);
                })
                .hasMessageStartingWith(file + ": at byte ")
                .hasMessageContaining(problem);
    }

    @Test
    void lengthOfTheHeaderIsCheckedBeforeItIsRead() throws IOException {
        assertLength(Long.MIN_VALUE, "not a safetensors file");
        assertLength(100_000_001, "not a safetensors file");
        assertLength(99_999_999, "cut off");
        Path tiny = Files.write(folder.resolve("tiny"), new byte[7]);
        assertThatThrownBy(() -> new SafetensorsReader(tiny)).hasMessageContaining("at byte 7: the file ends before");
    }

    private void assertLength(long length, String problem) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("length"), bytes.array());
        assertThatThrownBy(() -> new SafetensorsReader(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("at byte 0")
                .hasMessageContaining(problem);
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("hand-made.safetensors"), bytes.array());
    }
}
