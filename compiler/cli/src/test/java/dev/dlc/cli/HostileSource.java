package dev.dlc.cli;

/** The {@code .dl} files of hostile inputs: a whole model around what is hostile. */
final class HostileSource {
    private HostileSource() {}

    static HostileInput source(String name, byte[] content) {
        return HostileInput.of("source: " + name, "m.dl", "-d", "run").file("m.dl", content);
    }

    static HostileInput source(String name, String text) {
        return source(name, Bytes.of(text));
    }

    /** A model whose network is this one, in its line 4. */
    static String network(String network) {
        return model("float[4]", "class[2]", network, "");
    }

    static String model(String input, String target, String network, String more) {
        return """
                model M {
                  input x: %s
                  target y: %s
                  network { %s }
                  loss cross_entropy(head, y)
                  optimizer sgd
                  %s
                }
                """.formatted(input, target, network, more);
    }

    static String image(String layers) {
        return model("float[3, 9, 9]", "class[2]", "head = x -> " + layers + " -> flatten -> dense(2)", "");
    }
}
