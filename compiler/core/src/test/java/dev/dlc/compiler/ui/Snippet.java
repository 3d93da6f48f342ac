package dev.dlc.compiler.ui;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.SourceBytes;
import dev.dlc.compiler.diagnostic.Unreadable;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.source.SourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example in a page of documentation: a code block of Markdown with the language {@code dl}. Of {@code network} examples the lines
 * of a network are shown, of {@code section} examples sections of a model, of all others whole files.
 *
 * @param words what stands behind {@code dl} in the first line
 * @param text what is shown
 * @param files other files of the page, by name
 */
record Snippet(List<String> words, String text, Map<String, byte[]> files) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```dl *([^\n]*)\n(.*?)\n?^```$");

    /** Those of a page but the files that they import. */
    static List<Snippet> of(String markdown) {
        Map<String, byte[]> files = new HashMap<>();
        List<Snippet> snippets = new ArrayList<>();
        Matcher matcher = FENCE.matcher(markdown);
        while (matcher.find()) {
            List<String> words = List.of(matcher.group(1).split(" +"));
            if (words.get(0).equals("file")) {
                files.put(words.get(1), bytes(matcher.group(2), words));
            } else {
                snippets.add(new Snippet(words, matcher.group(2), files));
            }
        }
        return snippets;
    }

    /** As an encoding, or to a size, if the words behind the name say so. */
    private static byte[] bytes(String text, List<String> words) {
        if (words.contains("bytes")) {
            return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), Integer.parseInt(words.get(2)));
        }
        return text.getBytes(words.size() > 2 ? Charset.forName(words.get(2)) : StandardCharsets.UTF_8);
    }

    boolean is(String word) {
        return words.contains(word);
    }

    /** The file that it stands for. */
    String file() {
        if (is("network")) {
            return model("network {\n" + text + "\n}");
        }
        return is("section") ? model(text) : text;
    }

    private static String model(String sections) {
        var model = new StringBuilder("model M {\n");
        boolean features = Pattern.compile("\\bx\\b").matcher(sections).find();
        String input = features ? "x" : "image";
        add(model, sections, "input", features ? "x: float[8]" : "image: float[3, 32, 32]");
        add(model, sections, "target", "label: class[10]");
        model.append(sections).append('\n');
        add(model, sections, "network", "{ head = " + input + (features ? "" : " -> flatten") + " -> dense(10) }");
        add(model, sections, "loss", "cross_entropy(head, label)");
        add(model, sections, "optimizer", "adam");
        return model.append("}\n").toString();
    }

    private static void add(StringBuilder model, String sections, String keyword, String otherwise) {
        if (!Pattern.compile("(?m)^\\s*" + keyword + "\\b").matcher(sections).find()) {
            model.append(keyword).append(' ').append(otherwise).append('\n');
        }
    }

    /** What the compiler says of it, with these params set on the command line. */
    List<Diagnostic> diagnostics(Map<String, String> params) {
        var options = new Options("", params, Precision.FLOAT, Trace.NONE);
        return Compiler.compile(new SourceFile("model.dl", file()), this::imported, options)
                .diagnostics();
    }

    private Optional<SourceFile> imported(SourceFile importing, String path) {
        if (path.startsWith("..")) {
            throw new Unreadable(Code.FOREIGN_FILE, path, "");
        }
        return path.equals("model.dl")
                ? Optional.of(new SourceFile("model.dl", file()))
                : Optional.ofNullable(files.get(path)).map(other -> SourceBytes.decode(path, other));
    }
}
