package dev.dlc.data;

import dev.dlc.data.SourceRequest.Columns;
import dev.dlc.runtime.Description.Feature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
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
        } catch (ZipException | EOFException e) {
            // the latter where a directory lies about its place
            throw damaged(file);
        }
        return samples;
    }

    /** An archive's directory stands at its end. */
    private static DataException damaged(Path file) throws IOException {
        boolean archive;
        try (InputStream start = Files.newInputStream(file)) {
            archive = start.read() == 'P' && start.read() == 'K';
        }
        return new DataException(
                file,
                "byte " + (archive ? Files.size(file) : 0),
                archive ? "a zip archive that is damaged or cut off" : "not an npz file",
                "write it with numpy.savez");
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
                    .map(other -> other.substring(0, other.length() - SUFFIX.length()))
                    .toList();
            throw new DataException(
                    file,
                    "",
                    "holds no array " + name,
                    "it holds: " + Shown.names(known) + "; name another with: npz(\"…\", " + name + " = \"…\")");
        }
        CRC32 sum = new CRC32();
        try (InputStream stream = new CheckedInputStream(archive.getInputStream(entry), sum);
                ByteSource source = new ByteSource(file, name, stream, most(file, entry))) {
            Samples samples = Npy.read(source);
            // java.util.zip leaves the sums of an archive's files to whoever reads them
            if (sum.getValue() != entry.getCrc()) {
                throw source.problem("the data is damaged: its sum is another than the archive says", "fetch it again");
            }
            return samples;
        }
    }
}
