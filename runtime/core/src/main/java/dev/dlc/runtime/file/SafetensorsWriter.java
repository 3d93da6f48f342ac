package dev.dlc.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes float32 tensors to a safetensors file. The same tensors and metadata give the same bytes. The file appears
 * under its name only when it is whole: it is written beside it first and then moved.
 */
public final class SafetensorsWriter {
    private static final int BUFFER = 1 << 16;

    private record Tensor(String name, List<Integer> shape, float[] numbers, int offset, int size) {}

    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();

    public SafetensorsWriter metadata(String name, String value) {
        metadata.put(name, value);
        return this;
    }

    /** Adds a tensor whose numbers start at {@code numbers[offset]}, row-major; they are read when {@link #write} runs. */
    public SafetensorsWriter tensor(String name, List<Integer> shape, float[] numbers, int offset) {
        int size = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        tensors.add(new Tensor(name, List.copyOf(shape), numbers, offset, size));
        return this;
    }

    /** Writes everything added so far. */
    public void write(Path file) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        // what is there may be a link, by which something else would be written over
        Files.deleteIfExists(whole);
        try {
            try (FileChannel channel =
                    FileChannel.open(whole, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                writeTo(channel);
                channel.force(true);
            }
            move(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeTo(FileChannel channel) throws IOException {
        byte[] header = header().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        drain(channel, buffer.putLong(header.length));
        drain(channel, ByteBuffer.wrap(header).position(header.length));
        for (Tensor tensor : tensors) {
            for (int i = 0; i < tensor.size; i++) {
                buffer.putFloat(tensor.numbers[tensor.offset + i]);
                if (!buffer.hasRemaining()) {
                    drain(channel, buffer);
                }
            }
            drain(channel, buffer);
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** The header, padded with blanks to a multiple of eight so that the numbers lie aligned. */
    private String header() {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append("\"__metadata__\":{");
            String separator = "";
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                quote(json.append(separator), entry.getKey());
                quote(json.append(':'), entry.getValue());
                separator = ",";
            }
            json.append('}');
        }
        long offset = 0;
        for (Tensor tensor : tensors) {
            quote(json.append(json.length() > 1 ? "," : ""), tensor.name);
            json.append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(tensor.shape.toString().replace(" ", ""));
            json.append(",\"data_offsets\":[").append(offset);
            offset += 4L * tensor.size;
            json.append(',').append(offset).append("]}");
        }
        json.append('}');
        int bytes = json.toString().getBytes(StandardCharsets.UTF_8).length;
        return json.append(" ".repeat((8 - bytes % 8) % 8)).toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
