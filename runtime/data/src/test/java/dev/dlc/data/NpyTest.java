package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    @TempDir
    Path folder;

    private static byte[] npy(int version, String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int size = version == 1 ? 2 : 4;
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + size + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        return bytes.put(text).put(data).array();
    }

    private static String header(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }   \n";
    }

    private float[] read(byte[] file, Feature feature, int sample) throws IOException {
        Files.write(folder.resolve("x.npy"), file);
        Description model = Models.of(List.of(feature), List.of());
        Dataset dataset = Sources.open(folder, new SourceRequest("npy", List.of("x.npy"), List.of()), model);
        float[] numbers = new float[feature.width()];
        dataset.input(0, sample, numbers, 0);
        return numbers;
    }

    @Test
    void bytesAreKnownAsSuch() throws IOException {
        Feature feature = Models.real("x", 2);
        for (String type : List.of("|u1", "|i1", "<f4")) {
            int bytes = type.equals("<f4") ? 8 : 2;
            Files.write(folder.resolve("x.npy"), npy(1, header(type, "(1, 2)"), new byte[bytes]));
            Description model = Models.of(List.of(feature), List.of());
            Dataset dataset = Sources.open(folder, new SourceRequest("npy", List.of("x.npy"), List.of()), model);
            assertThat(dataset.isBytes(0)).as(type).isEqualTo(type.equals("|u1"));
        }
    }

    /** Two samples of two numbers; the second is read. The bytes are those that numpy.save wrote. */
    @ParameterizedTest
    @CsvSource({
        "<f4, 0000803f000000c00000404000006040, 3, 3.5",
        "<f8, 000000000000f03f00000000000000c09a9999999999b93f0000000000000840, 0.1, 3",
        "|i1, 010203ff, 3, -1",
        "<i2, 01000200ffff3075, -1, 30000",
        "<i4, 0100000002000000feffffff40420f00, -2, 1000000",
        "<i8, 01000000000000000200000000000000fdffffffffffffff0700000000000000, -3, 7",
        "|u1, 010203ff, 3, 255",
        "<u2, 010002000300ffff, 3, 65535",
        "<u4, 01000000020000000300000000000080, 3, 2147483648",
        "|b1, 01000001, 0, 1",
        ">f4, 3f800000c00000004040000040600000, 3, 3.5",
    })
    void everyNumberTypeIsRead(String type, String hex, float first, float second) throws IOException {
        byte[] file = npy(1, header(type, "(2, 2)"), HexFormat.of().parseHex(hex));

        assertThat(read(file, Models.real("x", 2), 1)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void everyVersionIsRead(int version) throws IOException {
        byte[] file = npy(version, header("|u1", "(3,)"), new byte[] {4, 5, 6});

        assertThat(read(file, Models.real("x"), 1)).containsExactly(5);
    }

    @Test
    void dimensionsOfOneAtTheFrontMayDiffer() throws IOException {
        byte[] column = npy(1, header("|u1", "(3, 1)"), new byte[] {4, 5, 6});
        byte[] flat = npy(1, header("|u1", "(1, 2, 3)"), new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(read(column, Models.real("x"), 2)).containsExactly(6);
        assertThat(read(flat, Models.IMAGE, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void fortranOrderOfOneDimensionIsTheSame() throws IOException {
        String header = "{\"fortran_order\": True, \"shape\": (2,), \"descr\": \"|u1\"}";

        assertThat(read(npy(1, header, new byte[] {8, 9}), Models.real("x"), 1)).containsExactly(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }; an array in Fortran order",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (2, 2), }; numbers of type <c8",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }; records of several fields",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (), }; a single number",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2), }; a dimension of 0",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 2), }; a dimension of 99999999999",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }; too large",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2), }; an array of Java",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 2), }; promises 8000000 bytes",
                "{'descr': '<f4', 'fortran_order': False, }; the header is damaged",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }; the header is damaged",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}; the header is damaged",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}; the header is damaged",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} __import__('os'); the header is damaged",
                "{'descr': '<f4; the header is damaged",
            })
    void damagedOrForeignHeadersAreRefused(String header, String problem) {
        assertThatThrownBy(() -> read(npy(1, header, new byte[16]), Models.real("x", 2), 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("x.npy: at byte ")
                .hasMessageContaining(problem);
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> read("hello, world".getBytes(StandardCharsets.UTF_8), Models.real("x"), 0))
                .hasMessageContaining("at byte 0: not an npy file");
        assertThatThrownBy(() -> read(npy(4, "", new byte[0]), Models.real("x"), 0))
                .hasMessageContaining("version 4");
        byte[] huge = npy(2, "", new byte[0]);
        huge[11] = 0x7f;
        assertThatThrownBy(() -> read(huge, Models.real("x"), 0)).hasMessageContaining("a header of 2130706432 bytes");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        byte[] data = HexFormat.of().parseHex("0000803f0000c07f");
        assertThatThrownBy(() -> read(npy(1, header("<f4", "(2,)"), data), Models.real("x"), 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at sample 1: x is NaN");
        // 1e300 is a double, but no float
        byte[] large = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(1e300)
                .array();
        assertThatThrownBy(() -> read(npy(1, header("<f8", "(1,)"), large), Models.real("x"), 0))
                .hasMessageContaining("at sample 0: x is Infinity");
    }

    @Test
    void tokensAreCheckedAgainstTheirLimit() {
        Feature tokens = new Feature("tokens", Description.Kind.INDEX, List.of(2), 5, List.of());
        byte[] file = npy(1, header("|i1", "(2, 2)"), new byte[] {0, 4, 5, 0});

        assertThatThrownBy(() -> read(file, tokens, 0)).hasMessageContaining("at sample 1, number 0: tokens is 5.0");
    }
}
