package dev.dlc.runtime.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What a {@link SafetensorsReader} reads from. */
interface Bytes extends AutoCloseable {
    /** How many there are, or -1 where only reading to the end can tell. */
    long size() throws IOException;

    /**
     * Fills what remains of a target on the heap with the bytes from {@code at} on.
     *
     * @throws WeightsException if they end before
     */
    void read(ByteBuffer target, long at) throws IOException;

    /** @throws WeightsException if there are more or fewer than {@code size} */
    void checkSize(long size) throws IOException;

    @Override
    void close() throws IOException;

    /** Those of a file, in any order. */
    record OfFile(Path file, FileChannel channel) implements Bytes {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(ByteBuffer target, long at) throws IOException {
            long from = at;
            while (target.hasRemaining()) {
                int read = channel.read(target, from);
                if (read < 0) {
                    throw new WeightsException(file, from, "the file was cut off while it was read");
                }
                from += read;
            }
        }

        @Override
        public void checkSize(long size) {
            // the header has been checked against it
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Those of a stream, from its beginning to its end; it stays open. */
    final class OfStream implements Bytes {
        private final Path name;
        private final InputStream stream;
        private long position;

        OfStream(Path name, InputStream stream) {
            this.name = name;
            this.stream = stream;
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public void read(ByteBuffer target, long at) throws IOException {
            skipTo(at);
            int read = stream.readNBytes(target.array(), target.arrayOffset() + target.position(), target.remaining());
            position += read;
            if (read < target.remaining()) {
                throw cutOff();
            }
        }

        @Override
        public void checkSize(long size) throws IOException {
            skipTo(size);
            if (stream.read() >= 0) {
                throw new WeightsException(name, size, "bytes that belong to no tensor");
            }
        }

        private void skipTo(long at) throws IOException {
            if (at < position) {
                throw new IllegalStateException("a stream is read once, from its beginning to its end");
            }
            try {
                stream.skipNBytes(at - position);
            } catch (EOFException e) {
                throw cutOff();
            }
            position = at;
        }

        private WeightsException cutOff() {
            return new WeightsException(name, position, "it is cut off after this");
        }

        @Override
        public void close() {
            // it belongs to whoever opened it
        }
    }
}
