package dev.dlc.samples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Each kernel's speed on one thread beside what the machine can do at most, and the matrix products beside OpenBLAS. Times
 * are processor times, in which it counts little what else the machine does.
 */
final class Roofline {
    private static final int CPU = 1;

    private final Folders folders;
    private final Rounds how;

    Roofline(Folders folders, Rounds how) {
        this.folders = folders;
        this.how = how;
    }

    String markdown() {
        List<Kernel> kernels = Kernel.all();
        double[][] ours = new double[kernels.size()][how.rounds()];
        double[][] theirs = new double[kernels.size()][how.rounds()];
        LineProcess openblas = openblas();
        try (LineProcess process = new LineProcess(
                "the kernels",
                Peer.java(
                        folders.dlcClassPath(),
                        "KernelService",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        Rounds.COMPILED),
                Map.of(),
                folders.log("kernels"))) {
            for (int k = 0; k < kernels.size(); k++) {
                how.warmUp(process, "" + k);
            }
            for (int round = 0; round < how.rounds(); round++) {
                for (int k = 0; k < kernels.size(); k++) {
                    Kernel kernel = kernels.get(k);
                    ours[k][round] = kernel.flops() / process.ask(k + " " + how.seconds(), CPU);
                    if (openblas != null && kernel.product() != null) {
                        theirs[k][round] = kernel.flops() / openblas.ask(kernel.product() + " " + how.seconds(), CPU);
                    }
                }
            }
            return (openblas == null
                            ? "skipped: OpenBLAS: needs cc and libopenblas.so.0\n\n"
                            : "OpenBLAS: " + openblas.greeting() + "\n\n")
                    + table(kernels, ours, theirs, openblas != null);
        } finally {
            if (openblas != null) {
                openblas.close();
            }
        }
    }

    private static String table(List<Kernel> kernels, double[][] ours, double[][] theirs, boolean compared) {
        Table table = new Table(List.of("kernel, one thread", "GFLOP/s", "of the peak", "OpenBLAS", "of OpenBLAS"));
        double peak = new Series(ours[0]).median();
        for (int k = 0; k < kernels.size(); k++) {
            Series speed = new Series(ours[k]);
            boolean has = compared && kernels.get(k).product() != null;
            Series other = has ? new Series(theirs[k]) : null;
            table.row(List.of(
                    kernels.get(k).name(),
                    Table.cell(speed, 1),
                    percent(speed.median() / peak),
                    has ? Table.cell(other, 1) : "",
                    has ? percent(speed.median() / other.median()) : ""));
        }
        return table.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Null where it cannot be built or has no library. */
    private LineProcess openblas() {
        Path program = folders.home().resolve("harness/target/openblas");
        try {
            Files.deleteIfExists(program);
            Compilation.run(List.of(
                    "cc",
                    "-O2",
                    "-o",
                    program.toString(),
                    folders.home().resolve("native/openblas.c").toString(),
                    "-ldl"));
            return new LineProcess("OpenBLAS", List.of(program.toString()), Map.of(), folders.log("openblas"));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
