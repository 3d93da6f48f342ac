package dev.dlc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Trains the models that name data, and puts their weights beside their classes, where {@code fromResource()} finds them: the trained model
 * is a part of the jar. What nothing has changed for since its last training keeps its weights.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends RunningMojo {
    /** Where the weights go, below the folders of the classes' packages. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    private File outputDirectory;

    /**
     * Where runs are kept, with their logs and reports. Outside of {@code target}, a model that nothing has changed for is not trained
     * again after {@code mvn clean}.
     */
    @Parameter(defaultValue = "${project.build.directory}/dlc/runs", property = "dlc.runs", required = true)
    private File runsDirectory;

    /** How often each training sample is seen; what the model says where nothing is said. */
    @Parameter(property = "dlc.epochs")
    private Integer epochs;

    /** Samples a step, likewise. */
    @Parameter(property = "dlc.batch")
    private Integer batch;

    /** Of everything random, likewise. */
    @Parameter(property = "dlc.seed")
    private Long seed;

    /** All cores where nothing is said. Changes no result. */
    @Parameter(property = "dlc.threads")
    private Integer threads;

    /** Leaves the training out: the jar is made without weights, or with those that are there. */
    @Parameter(property = "dlc.train.skip", defaultValue = "false")
    private boolean skipTraining;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (skipTraining) {
            getLog().info("training is skipped");
            return;
        }
        Map<String, Ledger.Entry> entries = new TreeMap<>();
        for (Target target : targets()) {
            if (target.unit().model().data().train().isPresent()) {
                Path weights = outputDirectory.toPath().resolve(target.path() + ".safetensors");
                String digest = train(target, weights);
                entries.put(target.name(), new Ledger.Entry("-", Map.of(), Map.of(paths().name(weights), digest)));
            } else {
                getLog().info(target.name() + " names no data: not trained");
            }
        }
        Ledger after = new Ledger(entries);
        Ledger before = Ledger.read(record());
        new Orphans(paths(), outputDirectory.toPath())
                .remove(before.outputs(), new TreeSet<>(after.outputs().keySet()))
                .forEach(file -> getLog().info("removed " + paths().name(file)));
        after.write(record());
    }

    /** @return the digest of the weights */
    private String train(Target target, Path weights) throws IOException, MojoExecutionException, MojoFailureException {
        Path run = runsDirectory.toPath().resolve(target.path());
        Path best = run.resolve("best.safetensors");
        Path seal = run.resolve("trained.txt");
        String digest =
                fingerprint(target).add(epochs + " " + batch + " " + seed).hex();
        if (isSealed(seal, digest, best)) {
            getLog().info(target.name() + " is trained already: nothing has changed for it");
        } else {
            getLog().info("training " + target.name());
            Files.deleteIfExists(seal);
            fork().run("training of " + target.name(), command(target, run));
            Content.write(seal, seal(digest, best).getBytes(StandardCharsets.UTF_8));
        }
        if (Content.write(weights, Files.readAllBytes(best))) {
            getLog().info("wrote " + paths().name(weights));
        }
        return Fingerprint.of(best);
    }

    private List<String> command(Target target, Path run) {
        List<String> arguments = arguments("train", target);
        arguments.addAll(List.of("--out", run.toString()));
        option(arguments, "--epochs", epochs);
        option(arguments, "--batch", batch);
        option(arguments, "--seed", seed);
        option(arguments, "--threads", threads);
        return arguments;
    }

    private static void option(List<String> arguments, String name, Number value) {
        if (value != null) {
            arguments.addAll(List.of(name, value.toString()));
        }
    }

    /** What a run was made of and what came out: it counts only while both are as they were. */
    private static String seal(String digest, Path best) throws IOException {
        return digest + " " + Fingerprint.of(best) + "\n";
    }

    private static boolean isSealed(Path seal, String digest, Path best) throws IOException {
        return Files.isRegularFile(seal)
                && Files.isRegularFile(best)
                && Files.readString(seal).equals(seal(digest, best));
    }
}
