package dev.dlc.samples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Collects the tables, prints each as soon as it is there, and puts them into a page. */
final class Report {
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private final StringBuilder text = new StringBuilder();

    void add(String markdown) {
        System.out.println(markdown);
        text.append(markdown.strip()).append("\n\n");
    }

    /** Replaces what stands between the two comments of a page by what was measured. */
    void write(Path page) {
        try {
            String old = Files.readString(page);
            int begin = old.indexOf(BEGIN);
            int end = old.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException(page + " lacks the lines " + BEGIN.strip() + " and " + END.strip());
            }
            Files.writeString(page, old.substring(0, begin + BEGIN.length()) + "\n" + text + old.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
