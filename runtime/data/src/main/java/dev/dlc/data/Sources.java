package dev.dlc.data;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the data that a model names. All of it is read into memory, and checked against the model, before it is used. */
public final class Sources {
    private Sources() {}

    /**
     * Reads inputs and targets.
     *
     * @param folder that the files lie in; nothing outside of it is read
     * @throws DataException if a file is missing, damaged or not what the model declares; it says where and what to do
     */
    public static Dataset open(Path folder, SourceRequest request, Description description) throws IOException {
        return open(folder, request, description.inputs(), description.targets());
    }

    /**
     * The same where no class describes the model yet.
     *
     * @throws DataException if a file is missing, damaged or not what the model declares; it says where and what to do
     */
    public static Dataset open(Path folder, SourceRequest request, List<Feature> inputs, List<Feature> targets)
            throws IOException {
        int needed = inputs.size() + targets.size();
        boolean fileForEach = request.reader().equals("idx") || request.reader().equals("npy");
        if (fileForEach && request.files().size() > needed) {
            throw wrongCount(folder, request, needed);
        }
        return read(folder, request, inputs, targets);
    }

    /**
     * Reads inputs only, to predict from: the request's files (or columns) of targets are left out, its remaining files
     * are for the inputs.
     */
    public static Dataset inputs(Path folder, SourceRequest request, Description description) throws IOException {
        return read(folder, request, description.inputs(), List.of());
    }

    private static Dataset read(Path folder, SourceRequest request, List<Feature> inputs, List<Feature> targets)
            throws IOException {
        try {
            return readAll(folder, request, inputs, targets);
        } catch (OutOfMemoryError e) {
            throw new DataException(
                    request.files().isEmpty()
                            ? folder
                            : folder.resolve(request.files().get(0)),
                    "",
                    "what is read needs more memory than the JVM may use",
                    "give it more: DLC_JAVA_OPTS=-Xmx8g");
        }
    }

    private static Dataset readAll(Path folder, SourceRequest request, List<Feature> inputs, List<Feature> targets)
            throws IOException {
        List<Feature> features = new ArrayList<>(inputs);
        features.addAll(targets);
        DataFolder data = new DataFolder(folder);
        List<Samples> samples = new ArrayList<>();
        switch (request.reader()) {
            case "csv" ->
                samples.addAll(Csv.read(data.file(files(folder, request, 1).get(0)), request.columns(), features));
            case "idx" -> {
                for (String file : files(folder, request, features.size())) {
                    samples.add(Idx.read(data.file(file)));
                }
            }
            case "npy" -> {
                for (String file : files(folder, request, features.size())) {
                    samples.add(Npy.read(data.file(file)));
                }
            }
            case "npz" ->
                samples.addAll(Npz.read(data.file(files(folder, request, 1).get(0)), request.columns(), features));
            case "images" ->
                samples.addAll(ImageFolder.read(
                        data.subfolder(files(folder, request, 1).get(0)), inputs, targets));
            case "cifar" -> {
                files(folder, request, 1);
                List<Path> files = new ArrayList<>();
                for (String file : request.files()) {
                    files.add(data.file(file));
                }
                samples.addAll(Cifar.read(files, inputs, targets));
            }
            default ->
                throw new DataException(
                        folder,
                        "",
                        "there is no reader '" + request.reader() + "'",
                        "the readers are idx, csv, npy, npz, images and cifar");
        }
        SampleChecks.check(samples, features);
        int count = inputs.size();
        return new MemoryDataset(samples.subList(0, count), samples.subList(count, samples.size()));
    }

    private static List<String> files(Path folder, SourceRequest request, int count) throws DataException {
        if (request.files().size() < count) {
            throw wrongCount(folder, request, count);
        }
        return request.files().subList(0, count);
    }

    private static DataException wrongCount(Path folder, SourceRequest request, int needed) {
        return new DataException(
                folder,
                "",
                request.reader() + " names " + request.files().size() + " files, but " + needed + " are needed",
                "name one for each input, then one for each target");
    }
}
