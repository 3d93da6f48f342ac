package dev.dlc.compiler.emit;

import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.program.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that the code of a pass uses: fields of its buffers, constants of weights and windows. */
final class PassNames {
    /** What a pass has of its class above it, and what its methods are called or get. */
    private static final String RESERVED =
            "weights gradients state samples seed epoch loss rate t worker capacity from to channel end step "
                    + "forward backward update input target output schedule buffer identities length begin "
                    + "penalise penalty term network prepare adopt index firstStray strays";

    private final Names members;
    private final Map<String, String> weights;
    private final Map<Integer, String> buffers = new HashMap<>();
    private final Map<Integer, String> constants = new HashMap<>();
    private final Map<Window, String> windows = new LinkedHashMap<>();
    private final Map<List<Double>, String> tables = new LinkedHashMap<>();

    /**
     * @param weights the constant of each tensor's offset, by path
     */
    PassNames(Map<String, String> weights) {
        this.members = new Names(RESERVED.split(" "));
        this.weights = weights;
    }

    Names members() {
        return members;
    }

    /** The array that holds a place. */
    String array(Place place) {
        return switch (place.region()) {
            case WEIGHTS -> "weights";
            case GRADIENTS -> "gradients";
            case BUFFER -> buffer(place.offset(), place.name());
            case CONSTANT, PACKED -> constant(place.offset(), place.name());
        };
    }

    /** The field of a buffer. */
    String buffer(int number, String name) {
        return buffers.computeIfAbsent(number, ignored -> members.fresh(Names.camel(name)));
    }

    /** The field of what is computed from the weights alone. */
    String constant(int number, String name) {
        return constants.computeIfAbsent(number, ignored -> members.fresh(Names.camel(name)));
    }

    /** Where a place starts in its array. */
    String offset(Place place) {
        return switch (place.region()) {
            case WEIGHTS, GRADIENTS -> weights.get(place.name());
            case BUFFER, CONSTANT -> "0";
            case PACKED -> throw new IllegalStateException(place + " has no offset");
        };
    }

    /** The constant of a window. */
    String window(Window window) {
        return windows.computeIfAbsent(window, ignored -> members.fresh("WINDOW_" + (windows.size() + 1)));
    }

    Map<Window, String> windows() {
        return windows;
    }

    /** The constant of a list of numbers. */
    String table(List<Double> numbers) {
        return tables.computeIfAbsent(numbers, ignored -> members.fresh("TABLE_" + (tables.size() + 1)));
    }

    Map<List<Double>, String> tables() {
        return tables;
    }

    static String times(String text, int factor) {
        return factor == 1 ? text : text + " * " + factor;
    }
}
