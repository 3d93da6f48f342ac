package dev.dlc.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for paths and other texts of a model: no text of a {@code .dl} file becomes an identifier but through here. */
final class Names {
    private final Names outer;
    private final Set<String> taken = new HashSet<>();
    /** The least number that may be free behind a suggestion, so that a thousand names alike are not tried in turn. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** An empty space in which these names are taken already. */
    Names(String... reserved) {
        this((Names) null);
        taken.addAll(Set.of(reserved));
    }

    private Names(Names outer) {
        this.outer = outer;
    }

    /** A name space inside this one: it knows these names and adds its own. A deep model has thousands: nothing is copied. */
    Names inner() {
        return new Names(this);
    }

    /** A new name, {@code suggestion} itself or with a number behind it, different from all others of this space. */
    String fresh(String suggestion) {
        String name = suggestion;
        int number = numbers.getOrDefault(suggestion, 2);
        while (SourceVersion.isKeyword(name) || !take(name)) {
            name = suggestion + (Character.isDigit(suggestion.charAt(suggestion.length() - 1)) ? "_" : "") + number;
            number++;
        }
        numbers.put(suggestion, number);
        return name;
    }

    /** A new name of the space outside this one, for which nothing here stands already. */
    String freshOutside(String suggestion) {
        String name = outer.fresh(suggestion);
        while (taken.contains(name)) {
            name = outer.fresh(suggestion);
        }
        return name;
    }

    /** Takes a name as it is; false if it is taken already. */
    boolean take(String name) {
        return !isTaken(name) && taken.add(name);
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || (outer != null && outer.isTaken(name));
    }

    /** {@code body.0.conv_bn.conv2d} as {@code body0ConvBnConv2d}. */
    static String camel(String path) {
        String pascal = pascal(path);
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    /** {@code body.0.conv_bn.conv2d} as {@code Body0ConvBnConv2d}. */
    static String pascal(String path) {
        StringBuilder out = new StringBuilder();
        boolean upper = true;
        for (char c : path.toCharArray()) {
            boolean word = isWord(c);
            if (word) {
                out.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = !word;
        }
        return started(out.toString());
    }

    /** {@code body.0.conv_bn.conv2d} as {@code BODY_0_CONV_BN_CONV2D}; "T-shirt" as {@code T_SHIRT}. */
    static String constant(String path) {
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (char c : path.toCharArray()) {
            if (isWord(c)) {
                out.append(gap && out.length() > 0 ? "_" : "").append(Character.toUpperCase(c));
            }
            gap = !isWord(c);
        }
        return started(out.toString());
    }

    private static boolean isWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static String started(String name) {
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "N" + name : name;
    }
}
