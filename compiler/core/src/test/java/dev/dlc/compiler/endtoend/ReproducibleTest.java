package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed, one result: to the bit, whatever computes it. */
class ReproducibleTest {
    /** Sizes that fill no vector, a batch that divides nothing, and everything that draws random numbers. */
    private static final String MODEL = """
            model Reproducible {
              input  image: float[1, 8, 8]
              target label: class[10]
              data { train npy("x.npy", "y.npy")  scale 1 / 16 }
              network {
                a = image -> conv2d(13, kernel = 3, padding = same, bias = false) -> batch_norm -> relu -> dropout(keep = 0.8)
                b = a -> conv2d(7, kernel = 3, stride = 2) -> tanh
                c = a -> max_pool(3, stride = 2) -> conv2d(14, kernel = 1) -> batch_norm -> sigmoid
                d = concat(b, c) -> flatten -> dense(19) -> leaky_relu -> dropout(drop = 0.3)
                scores = d -> dense(label.classes)
              }
              loss       cross_entropy(scores, label, smoothing = 0.1)
              regularize { elastic_net(1e-4) }
              optimizer  adam(lr = 0.003)
              train      { epochs 4  batch 17  clip_norm 1 }
            }
            """;

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        Generated generated = Generated.of(MODEL);
        String hash = TrainedElsewhere.hashAfterTraining(generated.network(), 1, 5);
        assertThat(TrainedElsewhere.hashAfterTraining(generated.network(), 1, 5))
                .isEqualTo(hash);
        assertThat(TrainedElsewhere.hashAfterTraining(generated.network(), 1, 6))
                .isNotEqualTo(hash);
    }

    /** 72 samples of 1,024 positions: eight parts of the gradient in the second convolution's weights. */
    @Test
    void gradientsSummedInPartsAreTheSameForAnyThreads() {
        Generated generated = Generated.of("""
                model Parts {
                  input  image: float[1, 8, 8]
                  target label: class[10]
                  data { train npy("x.npy", "y.npy") }
                  network {
                    a = image -> upsample(4) -> conv2d(16, kernel = 3, padding = same) -> relu
                    b = a -> conv2d(17, kernel = 3, padding = same) -> relu
                    scores = b -> global_avg_pool -> dense(label.classes)
                  }
                  loss      cross_entropy(scores, label)
                  optimizer momentum(lr = 0.1)
                  train     { epochs 1  batch 72 }
                }
                """);
        String hash = TrainedElsewhere.hashAfterTraining(generated.network(), 1, 5);
        for (int threads : new int[] {2, 3, 4, 7}) {
            assertThat(TrainedElsewhere.hashAfterTraining(generated.network(), threads, 5))
                    .as("with %d threads", threads)
                    .isEqualTo(hash);
        }
    }

    @Test
    void weightsAreTheSameForAnyThreadsKernelsAndVectorWidth(@TempDir Path classes)
            throws IOException, InterruptedException {
        Generated generated = Generated.of(MODEL);
        generated.write(classes);
        List<List<String>> machines = List.of(
                List.of(),
                List.of("--add-modules", "jdk.incubator.vector", "-Ddlc.kernels=plain"),
                List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=16"),
                List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=32"),
                List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=64"));
        List<String> kernels = new ArrayList<>();
        Set<String> hashes = new TreeSet<>();
        hashes.add(TrainedElsewhere.hashAfterTraining(generated.network(), 2, 5));
        for (List<String> options : machines) {
            List<String> lines = run(options, classes, generated.className());
            assertThat(lines).hasSize(4);
            kernels.add(lines.get(0));
            hashes.addAll(lines.subList(1, 4));
        }
        assertThat(hashes).as("by %s", kernels).hasSize(1);
        assertThat(kernels.subList(0, 2)).containsOnly("plain Java");
        assertThat(kernels.get(2)).startsWith("vector");
    }

    /** What the program prints: its kernels, and a hash each for 1, 2 and 4 threads. */
    private static List<String> run(List<String> options, Path classes, String className)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classes + File.pathSeparator + path));
        command.addAll(List.of(TrainedElsewhere.class.getName(), className, "1", "2", "4"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
