package dev.dlc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/cheatsheet.md}: its first snippet is a whole model; another one is a whole file where it has a
 * {@code model}, otherwise sections that stand in place of the first one's, or beside them.
 *
 * @param parts from one heading to the next
 */
record CheatsheetPage(List<Part> parts) {
    private static final Pattern SECTION = Pattern.compile(
            "(input +\\w+|target +\\w+|data|augment|network|init|transfer|loss|regularize|optimizer|schedule|train)\\b");
    private static final Pattern MODEL = Pattern.compile("(?s)(.*?)model (\\w+) \\{(.*)\\}\\s*");

    /**
     * What stands under a heading.
     *
     * @param snippets in the language
     * @param commands one for each line
     */
    record Part(String heading, List<String> snippets, List<String> commands) {}

    static CheatsheetPage read(Path file) throws IOException {
        List<Part> parts = new ArrayList<>();
        StringBuilder block = null;
        String language = "";
        for (String line : Files.readAllLines(file)) {
            Part part = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (block == null && line.startsWith("#")) {
                parts.add(new Part(line.replaceFirst("#+ ", ""), new ArrayList<>(), new ArrayList<>()));
            } else if (block == null && line.startsWith("```")) {
                block = new StringBuilder();
                language = line.substring(3);
            } else if (block != null && line.equals("```")) {
                if (language.equals("dl")) {
                    part.snippets().add(block.toString());
                } else {
                    part.commands().addAll(block.toString().lines().toList());
                }
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return new CheatsheetPage(parts);
    }

    Part part(String heading) {
        return parts.stream()
                .filter(part -> part.heading().equals(heading))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no heading " + heading));
    }

    /** The model that the snippets complete. */
    String base() {
        return parts.get(0).snippets().get(0);
    }

    /** The last snippet under a heading, completed; the base where there is none. */
    String model(String heading) {
        List<String> snippets = part(heading).snippets();
        return snippets.isEmpty() ? base() : complete(snippets.get(snippets.size() - 1));
    }

    /** A whole file: the snippet itself, or the base with its sections. */
    String complete(String snippet) {
        return MODEL.matcher(snippet).matches() ? snippet : with(base(), snippet);
    }

    /** The file with these sections in place of its own, or beside them. */
    static String with(String file, String sections) {
        Matcher model = MODEL.matcher(file);
        if (!model.matches()) {
            throw new IllegalArgumentException("no model in\n" + file);
        }
        Map<String, String> all = sections(model.group(3));
        all.putAll(sections(sections));
        return model.group(1) + "model " + model.group(2) + " {\n" + String.join("", all.values()) + "}\n";
    }

    /** Sections by their first words; each begins a line. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String name = null;
        int depth = 0;
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            Matcher start = SECTION.matcher(line.strip());
            if (depth == 0 && start.lookingAt()) {
                name = start.group(1);
            }
            if (name == null) {
                throw new IllegalArgumentException("not a section: " + line);
            }
            sections.merge(name, line + "\n", String::concat);
            depth += line.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum();
        }
        return sections;
    }
}
