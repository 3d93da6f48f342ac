package dev.dlc.cli;

import dev.dlc.compiler.model.AugmentSpec;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.runtime.Augmentation;
import dev.dlc.runtime.Augmenter;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Random;
import dev.dlc.runtime.augment.Operation;
import dev.dlc.runtime.augment.Pipeline;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Training images as they are, as each step of an augmentation alone leaves them, and as all steps together do in the first
 * epochs: those are the very images that a training of this seed sees.
 */
final class Preview {
    private static final int SAMPLES = 8;
    private static final int EPOCHS = 3;
    /** How often a step is drawn again that has left an image as it was. */
    private static final int ATTEMPTS = 100;

    private final Model model;
    private final Network network;
    private final Dataset training;
    private final long seed;
    private final int[] samples;

    Preview(Model model, Network network, Dataset training, long seed) {
        this.model = model;
        this.network = network;
        this.training = training;
        this.seed = seed;
        int[] order = new int[training.size()];
        Arrays.setAll(order, i -> i);
        Random.shuffle(order, Random.key(seed, "preview", ""));
        this.samples = Arrays.copyOf(order, Math.min(SAMPLES, order.length));
    }

    /** @throws Failure if there is nothing to see */
    BufferedImage draw() {
        if (samples.length == 0) {
            throw Failure.fault("there are no training samples", "look at the files that `train` names");
        }
        if (model.augmentations().isEmpty()) {
            throw Failure.fault(
                    "the model " + model.name() + " augments nothing",
                    "add a section: augment image { flip  rotate(degrees = 10) }");
        }
        ContactSheet sheet = new ContactSheet(samples.length);
        for (int i = 0; i < model.augmentations().size(); i++) {
            AugmentSpec spec = model.augmentations().get(i);
            Pipeline pipeline = (Pipeline) network.description().augmentations().get(i);
            add(sheet, spec, pipeline);
        }
        return sheet.draw();
    }

    private void add(ContactSheet sheet, AugmentSpec spec, Pipeline pipeline) {
        Port port = model.inputs().get(spec.input());
        sheet.heading(
                model.name() + ": " + port.name() + ", seed " + seed,
                "Each step alone, drawn again where it left an image as it was; then all steps, as training sees them.");
        List<float[]> originals = images(spec.input(), port, List.of(), 1);
        List<String> captions = new ArrayList<>(List.of("training images"));
        List<List<float[]>> rows = new ArrayList<>(List.of(originals));
        for (int step = 0; step < pipeline.steps().size(); step++) {
            captions.add(caption(spec.steps().get(step)));
            rows.add(alone(spec.input(), port, pipeline.steps(), step, originals));
        }
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            captions.add("all steps, epoch " + epoch);
            rows.add(images(spec.input(), port, List.of(pipeline), epoch));
        }
        Pixels pixels = Pixels.over(rows, port.shape());
        for (int row = 0; row < rows.size(); row++) {
            sheet.row(
                    captions.get(row), rows.get(row).stream().map(pixels::image).toList());
        }
    }

    /** The samples as an epoch sees them, scaled. */
    private List<float[]> images(int input, Port port, List<Augmentation> augmentations, int epoch) {
        Augmenter augmenter = new Augmenter(network, augmentations, training, seed);
        Dataset seen = augmenter.epoch(epoch);
        List<float[]> images = new ArrayList<>();
        for (int sample : samples) {
            float[] image = new float[port.shape().size()];
            seen.input(input, sample, image, 0);
            augmenter.denormalize(input, image, 0);
            images.add(image);
        }
        return images;
    }

    /**
     * The samples after one step: of the first epoch in which it does something to each. The step stands where it stands among the
     * others, as what it draws depends on its place.
     */
    private List<float[]> alone(int input, Port port, List<Operation> steps, int position, List<float[]> originals) {
        Operation[] only = new Operation[steps.size()];
        Arrays.fill(only, Operation.repeat(0));
        only[position] = steps.get(position);
        List<Augmentation> pipeline = List.of(Pipeline.of(input, only));
        List<float[]> changed = images(input, port, pipeline, 1);
        for (int epoch = 2; epoch <= ATTEMPTS; epoch++) {
            List<float[]> again = null;
            for (int i = 0; i < changed.size(); i++) {
                if (Arrays.equals(changed.get(i), originals.get(i))) {
                    again = again == null ? images(input, port, pipeline, epoch) : again;
                    changed.set(i, again.get(i));
                }
            }
            if (again == null) {
                break;
            }
        }
        return changed;
    }

    /** The step as the file writes it, on one line, without comments. */
    private static String caption(AugmentSpec.Step step) {
        return step.span()
                .text()
                .replaceAll("//[^\n]*", " ")
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
