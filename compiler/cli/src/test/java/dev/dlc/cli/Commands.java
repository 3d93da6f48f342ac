package dev.dlc.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Runs commands in a folder and keeps what they say. */
record Commands(Path folder) {
    /** A small model of a table of points: which side of a line they are on. */
    static final String SIDE = """
            param hidden: int = 4

            model Side {
              input  x: float
              input  y: float
              target side: class { left, right }
              data {
                train csv("points.csv")
                test  csv("points.csv")
                validation split(0.25)
              }
              network {
                both   = concat(x, y)
                scores = both -> dense(hidden) -> tanh -> dense(side.classes)
              }
              loss cross_entropy(scores, side)
              optimizer adam(lr = 0.05)
              train { epochs 4  batch 8  seed 3  metrics accuracy }
            }
            """;

    /**
     * What a command did.
     *
     * @param out standard output
     * @param err standard error
     */
    record Result(int status, String out, String err) {}

    Result run(String... arguments) {
        return runWith("", arguments);
    }

    /** With a text on standard input. */
    Result runWith(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                folder,
                false);
        int status = Main.run(session, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Writes the model {@link #SIDE} and forty points for it. */
    Commands withSide() throws IOException {
        write("side.dl", SIDE);
        StringBuilder points = new StringBuilder("x,y,side\n");
        for (int i = 0; i < 40; i++) {
            double x = i % 8 / 4.0 - 0.9;
            double y = i / 8 / 2.5 - 0.85;
            points.append(x).append(',').append(y).append(x + y > 0 ? ",right\n" : ",left\n");
        }
        write("points.csv", points.toString());
        return this;
    }

    /** SHA-256 of a file. */
    String digest(String name) throws IOException {
        try {
            byte[] content = Files.readAllBytes(folder.resolve(name));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
