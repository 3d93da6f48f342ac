package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.emit.Precision;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.DoublePass;
import dev.dlc.runtime.GradientCheck;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.OverfitCheck;
import dev.dlc.runtime.RandomSamples;
import dev.dlc.runtime.Training;
import dev.dlc.runtime.Worker;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What {@code dlc check} finds: nothing in sound models, and what is wrong in broken ones. */
class CheckTest {
    private static String model(String layers, String optimizer) {
        return """
                model M {
                  input image: float[1, 6, 6]  target label: class[4]
                  network { head = image -> %s -> dense(label.classes) }
                  loss cross_entropy(head, label)  optimizer %s
                }
                """.formatted(layers, optimizer);
    }

    private static final String CONVOLUTION =
            "conv2d(6, kernel = 3, padding = same) -> batch_norm -> relu -> max_pool(2) -> flatten -> dense(24) -> relu";

    private static Dataset samples(Network network) {
        return new RandomSamples(network.description(), 40, 7);
    }

    @Test
    void aSoundModelPassesTheGradientCheck() {
        String text = model(CONVOLUTION, "adam(lr = 0.01)");
        Network network = Generated.of(text).network();

        var findings = GradientCheck.check(
                network, Generated.of(text, Precision.DOUBLE).doubleNetwork(), samples(network), 4);

        assertThat(findings).hasSize(8).allMatch(GradientCheck.Finding::isGood);
        assertThat(findings).allMatch(finding -> finding.compared() > 0);
    }

    @Test
    void aWrongGradientIsFoundInItsTensorAlone() {
        String text = model(CONVOLUTION, "adam(lr = 0.01)");
        Network network = Generated.of(text).network();
        DoubleNetwork twin = Generated.of(text, Precision.DOUBLE).doubleNetwork();
        var wrong = network.description().weights().stream()
                .filter(weight -> weight.path().equals("head.batch_norm.bias"))
                .findFirst()
                .orElseThrow();

        var findings = GradientCheck.check(network, new Broken(twin, wrong.offset()), samples(network), 4);

        assertThat(findings.stream().filter(finding -> !finding.isGood()).map(GradientCheck.Finding::path))
                .containsExactly("head.batch_norm.bias");
        assertThat(findings.stream().filter(finding -> !finding.isGood()))
                .allMatch(finding -> finding.element() == 0 && finding.gradient() != finding.difference());
    }

    @Test
    void aSoundModelLearnsASmallBatchByHeart() {
        Network network = Generated.of(model(CONVOLUTION, "adam(lr = 0.01)")).network();

        OverfitCheck.Result result = OverfitCheck.check(network, samples(network));

        assertThat(result.isGood()).isTrue();
        assertThat(result.misses()).isZero();
        assertThat(result.last()).isLessThan(result.first() / 4);
    }

    @Test
    void tooSmallALearningRateIsToldByALossThatHardlyMoves() {
        Network network = Generated.of(model(CONVOLUTION, "sgd(lr = 1e-7)")).network();

        assertThat(OverfitCheck.check(network, samples(network)).advice())
                .anyMatch(advice -> advice.contains("learning rate ten times larger"));
    }

    @Test
    void tooLargeALearningRateIsToldByALossThatGrows() {
        Network network = Generated.of(model("flatten -> dense(24) -> relu", "sgd(lr = 1e6)"))
                .network();

        assertThat(OverfitCheck.check(network, samples(network)).advice())
                .containsExactly("the loss grows: take a learning rate ten times smaller, or clip_norm");
    }

    @Test
    void aNetworkWithoutRoomIsToldToBeTooSmall() {
        Network network = Generated.of(model("global_avg_pool -> dense(1) -> sigmoid", "adam(lr = 0.01)"))
                .network();

        assertThat(OverfitCheck.check(network, samples(network)).advice())
                .anyMatch(advice -> advice.contains("too small"));
    }

    @Test
    void aLossBelowZeroIsToldToHaveTheWrongTargets() {
        Network network = Generated.of("""
                        model M {
                          input x: float[4]  target y: float[3]
                          network { head = x -> dense(3) -> softmax }
                          loss kl_divergence(head, y)  optimizer adam(lr = 0.01)
                        }
                        """).network();
        Dataset tenths = new Dataset() {
            @Override
            public int size() {
                return 16;
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                into[offset + sample % 4] = 1;
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                Arrays.fill(into, offset, offset + 3, 0.1f);
            }
        };

        assertThat(OverfitCheck.check(network, tenths).advice())
                .singleElement()
                .asString()
                .contains("no probabilities");
    }

    /** A network whose backward pass is wrong in one place. */
    private record Broken(DoubleNetwork sound, int at) implements DoubleNetwork {
        @Override
        public double[] weights() {
            return sound.weights();
        }

        @Override
        public DoublePass training(int capacity) {
            return new BrokenPass(sound.training(capacity), at);
        }

        @Override
        public DoublePass inference(int capacity) {
            return sound.inference(capacity);
        }
    }

    private static final class BrokenPass extends DoublePass implements Training {
        private final DoublePass sound;
        private final int at;

        BrokenPass(DoublePass sound, int at) {
            super(sound.capacity(), sound.weights(), sound.gradients().length, 0);
            this.sound = sound;
            this.at = at;
        }

        @Override
        public double[] input(int index) {
            return sound.input(index);
        }

        @Override
        public double[] target(int index) {
            return sound.target(index);
        }

        @Override
        public double[] output(int index) {
            return sound.output(index);
        }

        @Override
        public void forward(Worker worker) {
            System.arraycopy(identities(), 0, sound.identities(), 0, samples);
            sound.begin(samples, seed, epoch);
            sound.forward(worker);
        }

        @Override
        public void loss(Worker worker) {
            sound.loss(worker);
            loss = sound.loss();
        }

        @Override
        public void backward(Worker worker) {
            ((Training) sound).backward(worker);
            System.arraycopy(sound.gradients(), 0, gradients, 0, gradients.length);
            gradients[at] = gradients[at] * 1.001 + 1e-5;
        }

        @Override
        public void update(Worker worker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void step(Worker worker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void schedule(double rate, long step) {
            throw new UnsupportedOperationException();
        }
    }
}
