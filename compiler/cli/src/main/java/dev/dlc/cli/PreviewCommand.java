package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Network;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javax.imageio.ImageIO;

/** {@code dlc preview}: what augmentation makes of the training images, to look at. */
final class PreviewCommand extends Command {
    private final Argument<String> file = parameter("model.dl", "The file with the model.");
    private final ModelOptions modelOptions = new ModelOptions(this);
    private final Argument<String> data =
            option("--data", "DIR", "The folder of the data (default: the file's folder).");
    private final Argument<String> out = option("--out", "FILE", "The PNG file to write (default: MODEL-preview.png).");
    private final Argument<Long> seed = option("--seed", "N", "Of the training that is shown.", Long.class);

    PreviewCommand(Session session) {
        super(session, "preview", "Draws a sheet of training images before and after augmentation.");
    }

    @Override
    public Integer call() throws IOException {
        // no window is opened, and the machine may have no screen
        System.setProperty("java.awt.headless", "true");
        ProjectFiles project = new ProjectFiles(session, file.value());
        Unit unit = modelOptions.compileOne(session, project, modelOptions.overrides(), null);
        Path folder = path(data, project.folder());
        Dataset training = new DataFiles(folder, unit.model()).training();
        Network network = GeneratedModel.load(unit.source());
        network.measure(training);
        long chosen = seed.isGiven() ? seed.value() : network.options().seed();
        BufferedImage sheet = draw(new Preview(unit.model(), network, training, chosen));
        Path target = session.resolve(out.isGiven() ? out.value() : unit.model().name() + "-preview.png");
        write(sheet, target);
        session.out()
                .println("wrote " + session.show(target) + " (" + sheet.getWidth() + " x " + sheet.getHeight()
                        + " pixels)");
        return ExitStatus.DONE;
    }

    private static BufferedImage draw(Preview preview) {
        try {
            return preview.draw();
        } catch (InternalError | RuntimeException e) {
            // what Java throws where no font is installed depends on its version
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("fontconfig")) {
                throw Failure.fault(
                        "Java finds no fonts to write captions with",
                        "install some: apt-get install fontconfig fonts-dejavu-core");
            }
            throw e;
        }
    }

    private void write(BufferedImage sheet, Path target) throws IOException {
        if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw Failure.usage(
                    "a sheet is a PNG file, and '" + session.show(target) + "' is not called so",
                    "write --out " + target.getFileName() + ".png");
        }
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".preview", ".png");
        try {
            ImageIO.write(sheet, "png", unfinished.toFile());
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
