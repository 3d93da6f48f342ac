package dev.dlc.samples.service;

/** Reads a digit from a picture with the network that the build has trained. Many threads may call it at once. */
final class DigitReader {
    private final Digits network = Digits.fromResource();

    /**
     * @param picture the bytes of a PNG or JPEG file
     * @throws UnusablePictureException if no digit can be read from it; the message says why
     */
    Answer read(byte[] picture) {
        float[] seen = DigitForm.counts(Ink.of(UploadedPicture.read(picture)));
        Digits.Prediction prediction = network.predict(new Digits.Input(seen));
        return new Answer(prediction.label(), prediction.labelProbabilities(), seen);
    }
}
