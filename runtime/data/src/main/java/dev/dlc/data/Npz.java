package dev.dlc.data;

import dev.dlc.data.SourceRequest.Columns;
import dev.dlc.runtime.Description.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads NumPy's archives of named arrays, {@code numpy.savez}: zip files of npy files. Only the arrays that are asked for are
 * unpacked, and no more memory is taken for one than its packed bytes can fill.
 */
final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /** @param names the array that a feature is read from, where it is not called like it */
    static List<Samples> read(Path file, List<Columns> names, List<Feature> features) throws IOException {
        List<Samples> samples = new ArrayList<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (Feature feature : features) {
                String name = names.stream()
                        .filter(columns -> columns.port().equals(feature.name()))
                        .map(columns -> columns.names().get(0))
                        .findFirst()
                        .orElse(feature.name());
                samples.add(read(file, archive, name));
            }
        } catch (ZipException e) {
            throw new DataException(file, "", "not an npz file, or one that is damaged", "write it with numpy.savez");
        }
        return samples;
    }

    /** What the archive says of itself may be wrong, but a part is no longer than the file. */
    private static long most(Path file, ZipEntry entry) throws IOException {
        long packed = Math.min(entry.getCompressedSize(), Files.size(file));
        return entry.getMethod() == ZipEntry.STORED ? packed : packed * ByteSource.LARGEST_RATIO;
    }

    private static Samples read(Path file, ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name + SUFFIX);
        if (entry == null) {
            List<String> known = archive.stream()
                    .map(ZipEntry::getName)
                    .filter(other -> other.endsWith(SUFFIX))
                    .limit(20)
                    .map(other -> other.substring(0, other.length() - SUFFIX.length()))
                    .toList();
            throw new DataException(
                    file,
                    "",
                    "holds no array " + name,
                    "it holds: " + String.join(", ", known) + "; name another with: npz(\"…\", " + name + " = \"…\")");
        }
        try (InputStream stream = archive.getInputStream(entry);
                ByteSource source = new ByteSource(file, name, stream, most(file, entry))) {
            return Npy.read(source);
        }
    }
}
