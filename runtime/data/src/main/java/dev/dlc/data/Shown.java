package dev.dlc.data;

import java.util.List;

/** What of a file's content a message shows: enough to find it, however much there is. */
public final class Shown {
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_NAMES = 20;

    private Shown() {}

    /** The text, or its beginning. */
    public static String text(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }

    /** The names, or the first of them. */
    public static String names(List<String> names) {
        List<String> first = names.stream().limit(MOST_NAMES).map(Shown::text).toList();
        return String.join(", ", first)
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }
}
