package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mistakes in the form of a file leave unknown of it. Later stages are silent about all that may follow from it, and tell the
 * rest.
 */
public final class Damage {
    /** Of a file without a mistake. */
    public static final Damage NONE = new Damage();

    /** Of a line longer than anybody writes nothing is known. */
    private static final int LONGEST_LINE = 2000;

    /** What a line that cannot be read may declare: its first three words, and those that stand before {@code =} or {@code :}. */
    private static final Pattern BEGINNING =
            Pattern.compile("^\\W*([A-Za-z]\\w*)(?:\\W+([A-Za-z]\\w*))?(?:\\W+([A-Za-z]\\w*))?");

    private static final Pattern DECLARED =
            Pattern.compile("([A-Za-z]\\w*)\\s*[=:]|\\b(?:param|block|input|target)\\s+([A-Za-z]\\w*)");
    /** A declaration that lacks its name, or what must follow it, so that the name may have run into another word. */
    private static final Pattern NAMELESS = Pattern.compile(
            "\\b(?:param|block|input|target|augment)\\s*(?:[^\\sA-Za-z]|$)|(?:^\\W*|[{};]\\s*)=(?!=)|\\bblock\\s+\\w+\\s*[^\\s\\w({]");

    private static final Pattern IMPORTING = Pattern.compile("^\\W*(?:import|include)\\b|\\.dl\\b");

    private final BitSet lines = new BitSet();
    private final BitSet guessed = new BitSet();
    private final Set<String> names = new HashSet<>();
    private boolean anything;

    /** Nothing yet. */
    public Damage() {}

    /**
     * A part that could not be read.
     *
     * @param first its lines, from 1
     * @param last inclusive
     */
    public void add(SourceFile file, int first, int last) {
        lose(file, first, last, lines);
    }

    /** A declaration in which braces are paired by guess: what stands in it is read, but may stand elsewhere. */
    public void addGuessed(SourceFile file, int first, int last) {
        lose(file, first, last, guessed);
    }

    private void lose(SourceFile file, int first, int last, BitSet marked) {
        marked.set(first, last + 1);
        for (int line = first; line <= last; line++) {
            lose(file.lineText(line));
        }
    }

    private void lose(String text) {
        if (text.length() > LONGEST_LINE) {
            anything = true;
            return;
        }
        Matcher beginning = BEGINNING.matcher(text);
        if (beginning.find()) {
            names.add(beginning.group(1));
            names.add(beginning.group(2));
            names.add(beginning.group(3));
        }
        Matcher declared = DECLARED.matcher(text);
        while (declared.find()) {
            names.add(declared.group(1));
            names.add(declared.group(2));
        }
        names.remove(null);
        anything |= IMPORTING.matcher(text).find() || NAMELESS.matcher(text).find();
    }

    /** True for a file without a mistake in its form. */
    public boolean isNone() {
        return lines.isEmpty() && guessed.isEmpty();
    }

    /** True where a line of the span could not be read. */
    public boolean touches(Span span) {
        return anyOf(lines, span);
    }

    /** True where braces that are paired by guess make it doubtful to what the span belongs. */
    public boolean isGuessed(Span span) {
        return anyOf(guessed, span);
    }

    private static boolean anyOf(BitSet lines, Span span) {
        if (lines.isEmpty()) {
            return false;
        }
        int found = lines.nextSetBit(span.line());
        return found >= 0 && found <= span.file().line(span.end());
    }

    /** The names that may be declared in what could not be read. */
    public Set<String> names() {
        return names;
    }

    /** True where an import, or a declaration without a name, may be among what could not be read: it may declare any name. */
    public boolean declaresUnknown() {
        return anything;
    }
}
