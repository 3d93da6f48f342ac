package dev.dlc.samples.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A framework, and how a process of it is started. */
enum Peer {
    DLC("dlc", "dlc", true),
    DJL("djl", "PyTorch 2.7.1 (DJL)", true),
    TORCH("torch", "PyTorch (Python)", true),
    DL4J("dl4j", "DL4J 1.0.0-M2.1", true),
    ONNXRUNTIME("onnxruntime", "ONNX Runtime 1.29.0", false);

    private final String key;
    private final String title;
    private final boolean trains;

    Peer(String key, String title, boolean trains) {
        this.key = key;
        this.title = title;
        this.trains = trains;
    }

    static Peer named(String key) {
        return Arrays.stream(values())
                .filter(peer -> peer.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no peer " + key + ", only "
                        + Arrays.stream(values()).map(peer -> peer.key).toList()));
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** False for one that only predicts. */
    boolean trains() {
        return trains;
    }

    /** Why it cannot be run here, or null. */
    String missing(Folders folders) {
        return switch (this) {
            case DLC -> null;
            case TORCH -> python() == null ? "there is no python3 with torch" : null;
            default -> folders.isBuilt(key) ? null : "its module is not built: mvn -Pbenchmarks package";
        };
    }

    /**
     * Starts its process and waits until its model is made.
     *
     * @param options for its JVM, where it has one
     * @throws IllegalStateException if it cannot make the model, or makes one that trains another number of weights
     */
    LineProcess start(Folders folders, BenchmarkModel model, int batch, int threads, String... options) {
        List<String> command = new ArrayList<>(command(folders, threads));
        if (this != TORCH) {
            command.addAll(1, List.of(options));
        }
        command.addAll(List.of(model.title(), "" + batch, "" + threads));
        LineProcess process =
                new LineProcess(title + ", " + model.title(), command, environment(threads), folders.log(key));
        int trainable = Integer.parseInt(process.greeting());
        if (trains && model.trainable() > 0 && trainable != model.trainable()) {
            process.close();
            throw new IllegalStateException(
                    title + " trains " + trainable + " numbers of " + model.title() + ", not " + model.trainable());
        }
        return process;
    }

    private List<String> command(Folders folders, int threads) {
        return switch (this) {
            case DLC ->
                java(
                        folders.dlcClassPath(),
                        "DlcContender",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:+UseSerialGC");
            case DJL ->
                java(
                        folders.classPath(key),
                        "DjlContender",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.num_threads=" + threads,
                        "-Dai.djl.pytorch.num_interop_threads=1");
            case DL4J -> java(folders.classPath(key), "Dl4jContender", "-Djavacpp.platform=linux-x86_64");
            case ONNXRUNTIME -> java(folders.classPath(key), "OnnxRuntimeContender");
            case TORCH ->
                List.of(
                        python(),
                        folders.home().resolve("python/torch_contender.py").toString());
        };
    }

    /** What its process finds in its environment. */
    private Map<String, String> environment(int threads) {
        return switch (this) {
            case DLC, ONNXRUNTIME -> Map.of();
            case DJL, DL4J -> Map.of("OMP_NUM_THREADS", "" + threads);
            // Debian's OpenBLAS has threads of its own, which fight with those of OpenMP.
            case TORCH -> Map.of("OMP_NUM_THREADS", "" + threads, "OPENBLAS_NUM_THREADS", "1");
        };
    }

    /** The command of a JVM that runs a main class of this package. */
    static List<String> java(String classPath, String main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, "dev.dlc.samples.benchmarks." + main));
        return command;
    }

    /** A Python that has torch, or null. */
    static String python() {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            if (candidate.startsWith("/") && !Files.isExecutable(Path.of(candidate))) {
                continue;
            }
            try {
                Compilation.run(List.of(candidate, "-c", "import torch"));
                return candidate;
            } catch (RuntimeException e) {
                // Not this one.
            }
        }
        return null;
    }
}
