package dev.dlc.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked where it is gzip (told by its first bytes, not by its name). It knows how many bytes
 * there can be at most, so that a header that promises more is found out before memory is taken for it.
 */
final class ByteSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** DEFLATE (RFC 1951) cannot make more than this of a byte: 258 bytes of two bits. */
    static final long LARGEST_RATIO = 1032;

    private final Path file;
    private final InputStream stream;
    private final boolean packed;
    /** The bytes that there are; of a packed file, that there can be at most. */
    private final long size;
    /** What the bytes are, beside the file: an entry of an archive; empty where they are all of it. */
    private final String part;

    private long offset;

    ByteSource(Path file) throws IOException {
        this.file = file;
        this.part = "";
        long length = Files.size(file);
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            plain.mark(2);
            this.packed = plain.read() == 0x1f && plain.read() == 0x8b;
            plain.reset();
            this.size = packed ? length * LARGEST_RATIO : length;
            this.stream = packed ? new GZIPInputStream(plain, BUFFER) : plain;
        } catch (ZipException | EOFException e) {
            plain.close();
            throw new DataException(file, "byte 0", "a gzip file that is damaged or cut off", "fetch it again");
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /**
     * An entry of an archive.
     *
     * @param part what a message calls it
     * @param stream unpacked
     * @param most how many bytes it can have at most
     */
    ByteSource(Path file, String part, InputStream stream, long most) {
        this.file = file;
        this.part = part;
        this.stream = new BufferedInputStream(stream, BUFFER);
        this.packed = true;
        this.size = most;
    }

    Path file() {
        return file;
    }

    /** How many bytes there are; of packed ones, how many there can be at most. */
    long size() {
        return size;
    }

    boolean isPacked() {
        return packed;
    }

    /** Where the next byte is, for a message. */
    String place() {
        return "byte " + offset + (packed ? " of the unpacked " + (part.isEmpty() ? "content" : part) : "");
    }

    DataException problem(String problem, String help) {
        return new DataException(file, place(), problem, help);
    }

    /**
     * Makes sure that so many bytes can follow, and that memory can hold what they become.
     *
     * @param bytes that are to follow
     * @param memory that they will take
     */
    void require(long bytes, long memory) throws DataException {
        if (bytes > size - offset) {
            throw problem(
                    "the header promises " + bytes + " bytes, but only " + (size - offset)
                            + (packed ? " can follow in packed data of this size" : " follow"),
                    "the file is cut off or damaged: fetch it again");
        }
        Memory.require(memory, file, place());
    }

    int readByte() throws IOException {
        return read(1)[0] & 0xff;
    }

    /** Reads exactly {@code count} bytes; memory is taken as they come, since a packed file may be cut off. */
    byte[] read(int count) throws IOException {
        byte[] bytes;
        try {
            bytes = stream.readNBytes(count);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
        return advance(bytes, bytes.length, count);
    }

    private byte[] advance(byte[] bytes, int read, int count) throws DataException {
        offset += read;
        if (read < count) {
            throw problem("the file ends, but " + (count - read) + " more bytes were promised", "fetch it again");
        }
        return bytes;
    }

    private DataException damaged() {
        return problem("the packed data is damaged or cut off", "fetch it again");
    }

    /** Reads exactly {@code count} bytes. */
    void read(byte[] into, int from, int count) throws IOException {
        int read;
        try {
            read = stream.readNBytes(into, from, count);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
        advance(into, read, count);
    }

    /** Nothing may follow. */
    void expectEnd() throws IOException {
        int next;
        try {
            next = stream.read();
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
        if (next >= 0) {
            throw problem(
                    "the file goes on after its last number", "the header or the file is damaged: fetch it again");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
