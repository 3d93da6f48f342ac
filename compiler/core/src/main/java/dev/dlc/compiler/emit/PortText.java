package dev.dlc.compiler.emit;

import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.Port;
import java.util.List;

/** What Javadoc says of an input or a target: what its numbers are, how they lie, and where it is declared. */
final class PortText {
    private PortText() {}

    /** {@code real numbers [1, 8, 8] (channels, height, width)}. */
    static String numbers(Port port) {
        boolean one = port.shape().rank() == 0;
        String kind = switch (port.kind()) {
            case REAL -> one ? "a real number" : "real numbers";
            case INDEX -> (one ? "a whole number" : "whole numbers") + " from 0 to " + Count.grouped(port.limit() - 1);
            case BINARY -> one ? "0 or 1" : "zeros and ones";
        };
        String layout = isImage(port) ? " (channels, height, width)" : "";
        return one ? kind : kind + " " + port.shape() + layout;
    }

    /** The same, with the order and the declaration: {@code …, row by row; line 7: {@code input image: float[1, 8, 8]}}. */
    static String component(Port port) {
        return numbers(port) + (port.shape().rank() > 1 ? ", row by row" : "") + "; " + declared(port);
    }

    /** {@code line 7: {@code input image: float[1, 8, 8]}}. */
    static String declared(Port port) {
        return "line " + port.span().line() + ": {@code "
                + Comments.safe(port.span().text()).replace("{", "(").replace("}", ")") + "}";
    }

    /** True for three dimensions of real numbers: channels, height and width. */
    static boolean isImage(Port port) {
        return port.kind() == Port.Kind.REAL && port.shape().rank() == 3;
    }

    /** What the network itself does to its inputs, empty where it does nothing. */
    static String preparation(DataSpec.Preparation preparation) {
        StringBuilder text = new StringBuilder();
        if (preparation.scale() != 1) {
            text.append("multiplied by ").append(preparation.scale());
        }
        if (preparation.automatic()) {
            text.append(text.isEmpty() ? "" : ", then ")
                    .append("normalised by mean and deviation of the training data, which lie with the weights");
        } else if (!preparation.mean().isEmpty() || !preparation.deviation().isEmpty()) {
            text.append(text.isEmpty() ? "" : ", then ").append("normalised");
            text.append(listed(" by the mean ", preparation.mean()));
            text.append(listed(
                    preparation.mean().isEmpty() ? " by the deviation " : " and the deviation ",
                    preparation.deviation()));
        }
        return text.toString();
    }

    private static String listed(String name, List<Double> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        return name + (numbers.size() == 1 ? numbers.get(0).toString() : numbers.toString());
    }
}
