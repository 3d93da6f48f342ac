package dev.dlc.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Contents of files, byte by byte, as their formats define them and as nobody should write them. */
final class Bytes {
    private Bytes() {}

    /** Parts in a row: an int is one byte, a string its UTF-8, an array itself. */
    static byte[] of(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer single) {
                all.write(single);
            } else {
                all.writeBytes(part instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) part);
            }
        }
        return all.toByteArray();
    }

    /** A whole number in so many bytes, its highest first. */
    static byte[] big(int count, long value) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (value >>> 8 * (count - 1 - i));
        }
        return bytes;
    }

    /** A whole number in so many bytes, its lowest first. */
    static byte[] little(int count, long value) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    /** Floats, each its highest byte first. */
    static byte[] bigFloats(float... numbers) {
        Object[] parts = new Object[numbers.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = big(Float.BYTES, Float.floatToIntBits(numbers[i]));
        }
        return of(parts);
    }

    /** Floats, each its lowest byte first. */
    static byte[] floats(float... numbers) {
        Object[] parts = new Object[numbers.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = little(Float.BYTES, Float.floatToIntBits(numbers[i]));
        }
        return of(parts);
    }

    /** The header of an IDX file and what follows it. */
    static byte[] idx(int type, long[] sizes, byte... numbers) {
        Object[] dimensions = new Object[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            dimensions[i] = big(4, sizes[i]);
        }
        return of(0, 0, type, sizes.length, of(dimensions), numbers);
    }

    /** An npy file of version 1. */
    static byte[] npy(String header, byte... numbers) {
        return of(0x93, "NUMPY", 1, 0, little(2, header.length()), header, numbers);
    }

    static String npyHeader(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    }

    /** A safetensors file. */
    static byte[] safetensors(String header, byte... numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return of(little(8, text.length), text, numbers);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** What starts with {@code first} and goes on with zeros, packed: a thousandth of {@code size}. */
    static byte[] gzipOfZeros(byte[] first, long size) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
            out.write(first);
            writeZeros(out, size - first.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** An archive with one file, which starts with {@code first} and goes on with zeros. */
    static byte[] zip(String name, byte[] first, long zeros) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            out.putNextEntry(new ZipEntry(name));
            out.write(first);
            writeZeros(out, zeros);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void writeZeros(java.io.OutputStream out, long count) throws IOException {
        byte[] zeros = new byte[1 << 16];
        for (long left = count; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    /** A chunk of a PNG file that says it has {@code length} bytes. */
    static byte[] chunk(String type, long length, byte... content) {
        CRC32 sum = new CRC32();
        sum.update(of(type, content));
        return of(big(4, length), type, content, big(4, sum.getValue()));
    }

    /** The start of a PNG picture in eight-bit grey. */
    static byte[] png(int width, int height) {
        byte[] header = of(big(4, width), big(4, height), 8, 0, 0, 0, 0);
        return of(0x89, "PNG\r\n", 0x1a, (int) '\n', chunk("IHDR", 13, header));
    }

    /** The first bytes of it. */
    static byte[] cut(byte[] content, int length) {
        return java.util.Arrays.copyOf(content, length);
    }

    /** One byte changed. */
    static byte[] flip(byte[] content, int at) {
        byte[] changed = content.clone();
        changed[at < 0 ? changed.length + at : at] ^= (byte) 0xff;
        return changed;
    }
}
