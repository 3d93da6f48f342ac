package dev.dlc.compiler.lint;

import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.layer.BatchNorm;
import dev.dlc.compiler.layer.Conv1d;
import dev.dlc.compiler.layer.Conv2d;
import dev.dlc.compiler.layer.ConvTranspose2d;
import dev.dlc.compiler.layer.Dense;
import dev.dlc.compiler.layer.DepthwiseConv2d;
import dev.dlc.compiler.layer.Dropout;
import dev.dlc.compiler.layer.Elu;
import dev.dlc.compiler.layer.Flatten;
import dev.dlc.compiler.layer.Gelu;
import dev.dlc.compiler.layer.GroupNorm;
import dev.dlc.compiler.layer.HardSwish;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.LayerNorm;
import dev.dlc.compiler.layer.LeakyRelu;
import dev.dlc.compiler.layer.Relu;
import dev.dlc.compiler.layer.Reshape;
import dev.dlc.compiler.layer.Selu;
import dev.dlc.compiler.layer.Sigmoid;
import dev.dlc.compiler.layer.Silu;
import dev.dlc.compiler.layer.Softmax;
import dev.dlc.compiler.layer.Softplus;
import dev.dlc.compiler.layer.Tanh;
import dev.dlc.compiler.model.LayerCall;
import java.util.ArrayList;
import java.util.List;

/** What kinds of layers there are, as the lints see them. */
final class Kinds {
    private Kinds() {}

    /** A sum of inputs times learned weights. */
    static boolean isLinear(LayerCall call) {
        Layer layer = call.layer();
        return layer instanceof Dense
                || layer instanceof Conv1d
                || layer instanceof Conv2d
                || layer instanceof DepthwiseConv2d
                || layer instanceof ConvTranspose2d;
    }

    static boolean isActivation(LayerCall call) {
        Layer layer = call.layer();
        return layer instanceof Relu
                || layer instanceof LeakyRelu
                || layer instanceof Elu
                || layer instanceof Selu
                || layer instanceof Gelu
                || layer instanceof Silu
                || layer instanceof Sigmoid
                || layer instanceof Tanh
                || layer instanceof Softmax
                || layer instanceof Softplus
                || layer instanceof HardSwish;
    }

    static boolean isNormalization(LayerCall call) {
        Layer layer = call.layer();
        return layer instanceof BatchNorm || layer instanceof LayerNorm || layer instanceof GroupNorm;
    }

    /** The same numbers in another order of dimensions. */
    static boolean isReshaping(LayerCall call) {
        return call.layer() instanceof Flatten || call.layer() instanceof Reshape;
    }

    /** What a prediction passes as it is. */
    static boolean isTransparent(LayerCall call) {
        return isReshaping(call) || call.layer() instanceof Dropout;
    }

    /** The layer's name, as the file calls it. */
    static String name(LayerCall call) {
        String text = text(call);
        int end = text.indexOf('(');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /** The call as written, on one line and without comments. */
    static String text(LayerCall call) {
        return call.span().text().replaceAll("//[^\\n]*", " ").replaceAll("\\s+", " ");
    }

    /** The call as written with another argument at its end. */
    static String with(LayerCall call, String argument) {
        String text = text(call);
        if (!text.endsWith(")")) {
            return text + "(" + argument + ")";
        }
        String open = text.substring(0, text.length() - 1).stripTrailing();
        return open + (open.endsWith("(") ? "" : ", ") + argument + ")";
    }

    /** True where the call says this argument by its name. */
    static boolean names(LayerCall call, String argument) {
        return arguments(text(call)).stream().anyMatch(one -> one.matches(argument + " ?=[^=].*"));
    }

    /** True where the call says this argument by its place. */
    static boolean places(LayerCall call, String argument) {
        List<Parameter> parameters =
                Catalogue.of(Layer.class).signature(call.layer().getClass()).parameters();
        int place = 0;
        while (place < parameters.size() && !parameters.get(place).name().equals(argument)) {
            place++;
        }
        return arguments(text(call)).stream()
                        .filter(one -> !one.matches("\\w+ ?=[^=].*"))
                        .count()
                > place;
    }

    /** What stands between the parentheses of a call, divided at the commas that are in no brackets of their own. */
    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int open = text.indexOf('(');
        int depth = 0;
        int begin = open + 1;
        for (int i = open + 1; open >= 0 && i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            if (depth < 0 || depth == 0 && c == ',') {
                String argument = text.substring(begin, i).strip();
                if (!argument.isEmpty()) {
                    arguments.add(argument);
                }
                begin = i + 1;
            }
        }
        return arguments;
    }
}
