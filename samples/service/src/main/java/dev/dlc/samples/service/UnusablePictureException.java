package dev.dlc.samples.service;

/** Says why a picture cannot be classified; the sender can do something about it. */
final class UnusablePictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusablePictureException(String message) {
        super(message);
    }
}
