package dev.dlc.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of an npy file: a Python literal, {@code {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}.
 * Nothing but such a literal is taken.
 */
final class NpyHeader {
    private static final int MOST_DIMENSIONS = 32;

    private final ByteSource source;
    private final String text;
    private int at;
    private String description;
    private Boolean fortran;
    private List<Long> shape;

    NpyHeader(ByteSource source, String text) throws DataException {
        this.source = source;
        this.text = text;
        expect('{');
        while (!accept('}')) {
            entry();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        if (!text.substring(at).isBlank() || description == null || fortran == null || shape == null) {
            throw damaged();
        }
    }

    /** NumPy's name of the numbers' type: {@code <f4}. */
    String description() {
        return description;
    }

    /** True where the first dimension runs fastest. */
    boolean fortran() {
        return fortran;
    }

    List<Long> shape() {
        return shape;
    }

    private void entry() throws DataException {
        String key = string();
        expect(':');
        if (key.equals("descr") && description == null) {
            if (accept('[')) {
                throw source.problem("records of several fields", "save one array for each input and target");
            }
            description = string();
        } else if (key.equals("fortran_order") && fortran == null) {
            fortran = truth();
        } else if (key.equals("shape") && shape == null) {
            shape = tuple();
        } else {
            throw damaged();
        }
    }

    private boolean truth() throws DataException {
        skipBlanks();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw damaged();
    }

    private List<Long> tuple() throws DataException {
        List<Long> sizes = new ArrayList<>();
        expect('(');
        while (!accept(')')) {
            sizes.add(size());
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        if (sizes.size() > MOST_DIMENSIONS) {
            throw damaged();
        }
        return sizes;
    }

    private long size() throws DataException {
        skipBlanks();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        // more digits are more than a long holds
        if (at == from || at - from > 18) {
            throw damaged();
        }
        long size = Long.parseLong(text.substring(from, at));
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw source.problem("a dimension of " + size, "each dimension has 1 to " + Integer.MAX_VALUE + " numbers");
        }
        return size;
    }

    private String string() throws DataException {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : 0;
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw damaged();
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private void expect(char wanted) throws DataException {
        if (!accept(wanted)) {
            throw damaged();
        }
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private DataException damaged() {
        return source.problem("the header is damaged: " + shown(), "write the file with numpy.save");
    }

    private String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(80, text.length()); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return shown.toString().strip();
    }
}
