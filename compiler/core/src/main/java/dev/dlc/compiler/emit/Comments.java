package dev.dlc.compiler.emit;

import dev.dlc.compiler.source.Span;

/** Texts of a {@code .dl} file in comments and Javadoc of generated code. */
final class Comments {
    private static final int LONGEST = 100;

    private Comments() {}

    /**
     * The text without what could end a comment or be read by javac before it sees comments: backslashes, {@code *}{@code /},
     * control and non-ASCII characters. Runs of white space become one blank; long texts are cut.
     */
    static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (char c : text.toCharArray()) {
            boolean blank = c == ' ' || c >= '\t' && c <= '\r';
            if (blank && !gap) {
                out.append(' ');
            } else if (c > ' ' && c < 127 && c != '\\') {
                out.append(c);
            }
            gap = blank;
        }
        String clean = out.toString()
                .replace("*/", "* /")
                .replace("/*", "/ *")
                .replace("@", "(at)")
                .strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }

    /** The name of a span's file, without its folders: the same source comes out wherever the file lies. */
    static String file(Span span) {
        String name = span.file().name();
        return javadoc(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    }

    /** For Javadoc, where tags and entities would be read too. */
    static String javadoc(String text) {
        return safe(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
    }
}
