package dev.dlc.runtime.file;

/** Text that is not the JSON its reader wants. */
final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    JsonException(int offset, String problem) {
        super(problem);
        this.offset = offset;
    }

    /** The byte of the text at which the fault shows. */
    int offset() {
        return offset;
    }
}
