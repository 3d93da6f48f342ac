package dev.dlc.runtime.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and checks the header of a safetensors file: the tensors lie one after the other, without a gap or an overlap,
 * from the header's end to the file's.
 */
final class SafetensorsHeader {
    /** More tensors than any network has; a bound on what a hostile header can cost. */
    private static final int MOST_TENSORS = 100_000;
    /** More dimensions than any tensor has. */
    private static final int MOST_DIMENSIONS = 16;

    private final Path file;
    private final long dataStart;
    private final long dataSize;
    private long end;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    /** Where the header names each entry of the metadata. */
    private final Map<String, Long> places = new HashMap<>();
    /** Where it has its metadata; where it has none, its own first byte. */
    private long metadataPlace = SafetensorsReader.HEADER;

    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();

    /**
     * @param text the header without the eight bytes of its length
     * @param fileSize bytes of the whole file, or -1 where that is not known
     */
    SafetensorsHeader(Path file, byte[] text, long fileSize) throws WeightsException {
        this.file = file;
        this.dataStart = SafetensorsReader.HEADER + text.length;
        this.dataSize = fileSize < 0 ? -1 : fileSize - dataStart;
        JsonReader json = new JsonReader(text);
        try {
            readHeader(json);
        } catch (JsonException e) {
            throw new WeightsException(file, SafetensorsReader.HEADER + e.offset(), e.getMessage());
        }
        checkCover();
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /** Where an entry of the metadata is named; where it is not, where they are or would be. */
    long place(String name) {
        return places.getOrDefault(name, metadataPlace);
    }

    /** All of {@link #place}, by name. */
    Map<String, Long> places() {
        return places;
    }

    /** The text's first and last byte, as messages say them. */
    String range() {
        return "bytes " + SafetensorsReader.HEADER + " to " + (dataStart - 1);
    }

    /** One past the last byte of the last tensor. */
    long end() {
        return end;
    }

    private void readHeader(JsonReader json) {
        json.beginObject();
        boolean metadataSeen = false;
        for (boolean first = true; json.next('}', first); first = false) {
            int offset = json.offset();
            String name = json.name();
            if (name.equals("__metadata__")) {
                if (metadataSeen) {
                    throw new JsonException(offset, "a second '__metadata__'");
                }
                metadataSeen = true;
                metadataPlace = SafetensorsReader.HEADER + offset;
                readMetadata(json);
                continue;
            }
            if (tensors.size() == MOST_TENSORS) {
                throw new JsonException(offset, "more than " + MOST_TENSORS + " tensors");
            }
            TensorEntry entry = readTensor(json, name, offset);
            if (tensors.put(name, entry) != null) {
                throw new JsonException(offset, "a second tensor named '" + name + "'");
            }
        }
        json.end();
    }

    private void readMetadata(JsonReader json) {
        json.beginObject();
        for (boolean first = true; json.next('}', first); first = false) {
            int offset = json.offset();
            String name = json.name();
            if (metadata.put(name, json.string()) != null) {
                throw new JsonException(offset, "a second metadata entry named '" + name + "'");
            }
            places.put(name, SafetensorsReader.HEADER + offset);
        }
    }

    private TensorEntry readTensor(JsonReader json, String name, int start) {
        String dtype = null;
        List<Long> shape = null;
        List<Long> range = null;
        json.beginObject();
        for (boolean first = true; json.next('}', first); first = false) {
            int offset = json.offset();
            String key = json.name();
            if (key.equals("dtype") && dtype == null) {
                dtype = json.string();
            } else if (key.equals("shape") && shape == null) {
                shape = sizes(json);
            } else if (key.equals("data_offsets") && range == null) {
                range = sizes(json);
            } else {
                throw new JsonException(offset, "tensor '" + name + "': an unknown or second '" + key + "'");
            }
        }
        if (dtype == null || shape == null || range == null) {
            throw new JsonException(start, "tensor '" + name + "' lacks its dtype, shape or data_offsets");
        }
        return checked(name, dtype, shape, range, start);
    }

    private TensorEntry checked(String name, String dtype, List<Long> shape, List<Long> range, int start) {
        ElementType type = ElementType.of(dtype);
        if (type == null) {
            throw new JsonException(start, "tensor '" + name + "' has the unknown dtype '" + dtype + "'");
        }
        long elements = 1;
        long bytes;
        try {
            for (long size : shape) {
                elements = Math.multiplyExact(elements, size);
            }
            bytes = Math.multiplyExact(elements, (long) type.bytes());
        } catch (ArithmeticException e) {
            throw new JsonException(start, "tensor '" + name + "' has shape " + shape + ", too large to count");
        }
        if (range.size() != 2 || range.get(1) < range.get(0) || range.get(1) - range.get(0) != bytes) {
            throw new JsonException(
                    start,
                    "tensor '" + name + "' of shape " + shape + " needs " + bytes + " bytes, its data_offsets are "
                            + range);
        }
        if (dataSize >= 0 && range.get(1) > dataSize) {
            throw new JsonException(
                    start,
                    "tensor '" + name + "' ends at byte " + range.get(1) + " of the data, which has only " + dataSize
                            + ": the file is cut off");
        }
        return new TensorEntry(
                name, dtype, shape, dataStart + range.get(0), elements, SafetensorsReader.HEADER + start);
    }

    private static List<Long> sizes(JsonReader json) {
        List<Long> sizes = new ArrayList<>();
        json.beginArray();
        for (boolean first = true; json.next(']', first); first = false) {
            if (sizes.size() == MOST_DIMENSIONS) {
                throw new JsonException(json.offset(), "more than " + MOST_DIMENSIONS + " dimensions");
            }
            sizes.add(json.size());
        }
        return sizes;
    }

    private void checkCover() throws WeightsException {
        List<TensorEntry> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::offset).thenComparingLong(TensorEntry::elements));
        long end = dataStart;
        for (TensorEntry entry : inOrder) {
            if (entry.offset() != end) {
                String problem = entry.offset() < end ? "overlaps the one before it" : "leaves a gap before it";
                throw new WeightsException(file, entry.offset(), "tensor '" + entry.name() + "' " + problem);
            }
            end += entry.elements() * ElementType.of(entry.type()).bytes();
        }
        this.end = end;
        if (dataSize >= 0 && end != dataStart + dataSize) {
            throw new WeightsException(file, end, "bytes that belong to no tensor");
        }
    }
}
