package dev.dlc.runtime;

/** An entry of a safetensors file's metadata that is not what it must be, or is not there. */
final class MetadataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A message shows no more of a text that may be as long as the file. */
    private static final int MOST_CHARACTERS = 60;

    private final String entry;

    /**
     * @param entry its name
     * @param text what the file says; null where it does not
     * @param wanted what it must be
     */
    MetadataException(String entry, String text, String wanted) {
        super(
                text == null
                        ? "it does not say its " + entry + ", " + wanted
                        : "its " + entry + " is '" + shown(text) + "', not " + wanted);
        this.entry = entry;
    }

    /** The entry whose place is that of the fault. */
    String entry() {
        return entry;
    }

    /** The text, or its beginning. */
    static String shown(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
