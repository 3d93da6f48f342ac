package dev.dlc.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/**
 * Reads tensors by name from a safetensors file (github.com/huggingface/safetensors, format of version 0.4): eight bytes
 * with the length of the header, little-endian, the header in JSON, the tensors. The whole header is checked before
 * anything is read.
 */
public final class SafetensorsReader implements AutoCloseable {
    /** The limit that the format itself sets. */
    private static final long LARGEST_HEADER = 100_000_000;

    /** Where every header begins: a byte counted from the start of the file. */
    public static final long HEADER = 8;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Bytes bytes;
    private final SafetensorsHeader header;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * Opens the file and checks its header.
     *
     * @throws WeightsException if the file is not a sound safetensors file
     */
    public SafetensorsReader(Path file) throws IOException {
        this(file, new Bytes.OfFile(file, open(file)));
    }

    /**
     * Reads the header of a stream and checks it. The tensors are to be read in the order of their offsets; the stream is not
     * closed.
     *
     * @param name of what the stream reads, for messages
     * @throws WeightsException if it is not that of a sound safetensors file
     */
    public SafetensorsReader(InputStream stream, String name) throws IOException {
        this(Path.of(name), new Bytes.OfStream(Path.of(name), stream));
    }

    private SafetensorsReader(Path file, Bytes bytes) throws IOException {
        this.file = file;
        this.bytes = bytes;
        try {
            this.header = readHeader();
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            // the system opens it, and says only then that it has no bytes
            throw new WeightsException(
                    file, "is a folder, not a file of weights", "name a file that was saved as safetensors");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // opening a pipe waits for somebody who writes to it
            throw new WeightsException(file, "is not a plain file", "write what it gives into a file and name that");
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** What the file says of itself. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /** The tensors in the order of the header, by name. */
    public Map<String, TensorEntry> tensors() {
        return Collections.unmodifiableMap(header.tensors());
    }

    /**
     * Where the header names an entry of the metadata, for messages: a byte counted from the start of the file. Where it has
     * none of that name, the byte at which its metadata are or would be.
     */
    public long place(String name) {
        return header.place(name);
    }

    /** The places of all entries of the metadata, by name. */
    public Map<String, Long> places() {
        return Collections.unmodifiableMap(header.places());
    }

    /** Where the header lies that names all tensors, as messages say it: {@code bytes 8 to 161}. */
    public String range() {
        return header.range();
    }

    /** True where {@link #read} can turn the tensor into floats: F32, F64, F16, BF16. */
    public static boolean isReadable(TensorEntry entry) {
        return ElementType.of(entry.type()).readable();
    }

    /**
     * Reads a tensor of floating numbers, in row-major order, to {@code into[offset]} on. F64 is rounded to the nearest.
     *
     * @throws WeightsException if its element type is not a floating one
     */
    public void read(TensorEntry entry, float[] into, int offset) throws IOException {
        ElementType type = ElementType.of(entry.type());
        if (!type.readable()) {
            throw new WeightsException(
                    file, entry.offset(), "tensor '" + entry.name() + "' holds " + type + ", not floating numbers");
        }
        int count = Math.toIntExact(entry.elements());
        long at = entry.offset();
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, BUFFER / type.bytes());
            bytes.read(buffer.clear().limit(part * type.bytes()), at);
            convert(type, part, into, offset + done);
            at += (long) part * type.bytes();
            done += part;
        }
    }

    /**
     * Looks whether the last tensor is followed by anything; a file has been looked at when it was opened.
     *
     * @throws WeightsException if it is, or a stream has ended before
     */
    public void checkEnd() throws IOException {
        bytes.checkSize(header.end());
    }

    /**
     * Reads a tensor like {@link #read}, of numbers that a network can work with.
     *
     * @throws WeightsException if its element type is not a floating one, or a number is not finite (as a float)
     */
    public void readFinite(TensorEntry entry, float[] into, int offset) throws IOException {
        read(entry, into, offset);
        for (int i = 0; i < entry.elements(); i++) {
            float number = into[offset + i];
            if (!Float.isFinite(number)) {
                long at =
                        entry.offset() + (long) i * ElementType.of(entry.type()).bytes();
                throw new WeightsException(
                        file, at, "tensor '" + entry.name() + "' holds " + number + ", its number " + i);
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private SafetensorsHeader readHeader() throws IOException {
        long size = bytes.size();
        if (size >= 0 && size < 8) {
            throw new WeightsException(file, size, "the file ends before the eight bytes of the header's length");
        }
        bytes.read(buffer.clear().limit(8), 0);
        long length = buffer.getLong(0);
        if (length < 2 || length > LARGEST_HEADER) {
            throw new WeightsException(
                    file, 0, "a header of " + Long.toUnsignedString(length) + " bytes: not a safetensors file");
        }
        if (size >= 0 && length > size - 8) {
            throw new WeightsException(
                    file, 0, "a header of " + length + " bytes in a file of " + size + ": the file is cut off");
        }
        try {
            return new SafetensorsHeader(file, text((int) length), size);
        } catch (OutOfMemoryError e) {
            throw new WeightsException(
                    file, 0, "a header of " + length + " bytes, for which the JVM has not the memory");
        }
    }

    private void convert(ElementType type, int count, float[] into, int offset) {
        for (int i = 0; i < count; i++) {
            into[offset + i] = switch (type) {
                case F32 -> buffer.getFloat(i * 4);
                case F64 -> (float) buffer.getDouble(i * 8);
                case F16 -> ElementType.half(buffer.getShort(i * 2));
                default -> ElementType.brain(buffer.getShort(i * 2));
            };
        }
    }

    /** The header, in parts: a stream that promises a large one has to keep the promise first. */
    private byte[] text(int length) throws IOException {
        byte[] text = new byte[Math.min(length, BUFFER)];
        for (int done = 0; done < length; done = text.length) {
            if (done > 0) {
                text = Arrays.copyOf(text, (int) Math.min(length, 2L * done));
            }
            bytes.read(ByteBuffer.wrap(text, done, text.length - done), 8 + done);
        }
        return text;
    }
}
