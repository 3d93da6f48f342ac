package dev.dlc.compiler.emit;

import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Traverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the loops of an elementwise operation. What does not change in an inner loop is computed before it, and a part that
 * stands in the formula twice is computed once.
 */
final class LoopCode {
    private static final String[] COUNTERS = {"n", "i", "j", "k", "l", "o", "p", "q"};

    private final Step.Loop loop;
    private final Precision precision;
    private final PassNames names;
    private final Names locals;
    private final LoopNest nest;
    private final Map<Scalar, String> named = new HashMap<>();
    /** For each loop, and before the first, the locals that are computed there. */
    private final List<List<JavaCode>> definitions = new ArrayList<>();

    private final List<Map<String, String>> bases = new ArrayList<>();
    private final String[] counters;
    private final String[][] index;

    private LoopCode(Step.Loop loop, Precision precision, PassNames names, Names outside) {
        this.loop = loop;
        this.precision = precision;
        this.names = names;
        this.locals = outside.inner();
        this.nest = LoopNest.of(loop, isByOutputs());
        this.counters = new String[nest.levels().size()];
        this.index = new String[nest.levels().size() + 1][loop.operands().size() + 1];
        for (int level = 0; level <= nest.levels().size(); level++) {
            definitions.add(new ArrayList<>());
            bases.add(new HashMap<>());
        }
    }

    static JavaCode write(Step.Loop loop, Precision precision, PassNames names, Names outside) {
        return new LoopCode(loop, precision, names, outside).write();
    }

    private JavaCode write() {
        for (int level = 0; level < counters.length; level++) {
            boolean only = counters.length == 1;
            counters[level] = locals.fresh(only ? "i" : COUNTERS[Math.min(level, COUNTERS.length - 1)]);
        }
        findIndices();
        loadOperands();
        hoist(loop.formula(), nest.innermost());
        nameRepeated();
        JavaCode value = new Formula(precision, this::name).write(loop.formula());
        int innermost = nest.innermost();
        String target = element(loop.target(), index[innermost + 1][0]);
        boolean alone = !loop.batched() && loop.share().count() == 1;
        List<String> headers = new ArrayList<>();
        for (int level = 0; level <= innermost; level++) {
            headers.add(header(level, alone));
        }
        JavaCode code = new JavaCode();
        if (alone) {
            code.beginControlFlow("if (worker.index() == 0)");
        }
        definitions.get(0).forEach(code::addStatement);
        for (int level = 0; level <= innermost; level++) {
            code.beginControlFlow(headers.get(level));
            bases.get(level + 1).forEach((text, local) -> code.add("int " + local + " = " + text + ";\n"));
            definitions.get(level + 1).forEach(code::addStatement);
        }
        code.addStatement("$L = $L", target, value);
        for (int level = 0; level <= innermost; level++) {
            code.endControlFlow();
        }
        if (alone) {
            code.endControlFlow();
        }
        return code;
    }

    private String header(int level, boolean alone) {
        LoopNest.Level current = nest.levels().get(level);
        String counter = counters[level];
        String from = "0";
        String to = String.valueOf(current.extent());
        if (loop.share().isChannels()) {
            if (current.samples()) {
                to = "samples";
            } else if (level == 1) {
                from = StepCode.CHANNEL;
                to = StepCode.END;
            }
        } else if (isByOutputs()) {
            return outputsHeader(level, counter);
        } else if (loop.parts().isPieces() && precision == Precision.FLOAT && level <= (nest.isFlat() ? 0 : 1)) {
            return piecesHeader(level, counter);
        } else if (current.samples()) {
            from = PassNames.times("from", current.extent());
            to = PassNames.times("to", current.extent());
        } else if (level == 0 && !loop.batched() && !alone) {
            from = "worker.from(" + current.extent() + ")";
            String last = local("last", -1);
            definitions.get(0).add(JavaCode.of("int $L = worker.to($L)", last, current.extent()));
            to = last;
        }
        return header(counter, from, to);
    }

    /** Of a loop over a worker's pieces: of all samples where they are one run, else of each of some samples. */
    private String piecesHeader(int level, String counter) {
        if (level == 0 && !nest.isFlat()) {
            return header(counter, "begin", "end");
        }
        int pieces = loop.parts().count();
        int size = nest.levels().get(level).extent() / pieces;
        String arguments = nest.isFlat() ? "samples, " + pieces : String.valueOf(pieces);
        String first = bound("first", nest.isFlat() ? "from" : "first", size, arguments);
        String last = bound("last", nest.isFlat() ? "to" : "last", size, arguments);
        return header(counter, first, last);
    }

    /** Of a loop over the samples, over the outputs of which a worker computes something, or over what it computes of each. */
    private String outputsHeader(int level, String counter) {
        if (level == 0) {
            return header(counter, "begin", "end");
        }
        String what = level == 1 ? "Output" : "Number";
        return header(counter, partsBound("first", what), partsBound("last", what));
    }

    private String partsBound(String side, String what) {
        String bound = local(side + what, -1);
        definitions
                .get(0)
                .add(JavaCode.of(
                        "int $L = $L.parts().$L(worker)",
                        bound,
                        names.array(loop.parts().weights()),
                        side + what));
        return bound;
    }

    private static String header(String counter, String from, String to) {
        return "for (int " + counter + " = " + from + "; " + counter + " < " + to + "; " + counter + "++)";
    }

    private boolean isByOutputs() {
        return loop.parts().isOutputs() && precision == Precision.FLOAT;
    }

    /** Defines, in front of all loops, a bound that the worker tells in pieces. */
    private String bound(String name, String method, int size, String arguments) {
        String bound = local(name, -1);
        definitions
                .get(0)
                .add(JavaCode.of("int $L = " + PassNames.times("worker.$L($L)", size), bound, method, arguments));
        return bound;
    }

    /** Where each tensor's element lies, level by level: bases move in outer loops, so that inner ones only add a counter. */
    private void findIndices() {
        for (int tensor = 0; tensor <= loop.operands().size(); tensor++) {
            Place place = tensor == 0
                    ? loop.target()
                    : loop.operands().get(tensor - 1).place();
            index[0][tensor] = names.offset(place);
            for (int level = 0; level <= nest.innermost(); level++) {
                int stride = nest.levels().get(level).strides()[tensor];
                String before = index[level][tensor];
                if (stride == 0) {
                    index[level + 1][tensor] = before;
                } else {
                    String text = plus(before, PassNames.times(counters[level], stride));
                    boolean last = nest.deepest(tensor) == level;
                    index[level + 1][tensor] =
                            last ? text : bases.get(level + 1).computeIfAbsent(text, ignored -> locals.fresh("base"));
                }
            }
        }
    }

    private static String plus(String base, String step) {
        return base.equals("0") ? step : base + " + " + step;
    }

    private String element(Place place, String at) {
        return names.array(place) + "[" + at + "]";
    }

    /** Operands that stay in the innermost loop are loaded where they change; so are those that the formula reads twice. */
    private void loadOperands() {
        for (int operand = 0; operand < loop.operands().size(); operand++) {
            Scalar leaf = Scalar.operand(operand);
            Place place = loop.operands().get(operand).place();
            int level = nest.deepest(operand + 1);
            String text = element(place, index[level + 1][operand + 1]);
            if (level < nest.innermost() || count(loop.formula(), leaf, new HashSet<>()) > 1) {
                define(
                        leaf,
                        level,
                        JavaCode.of("$L", text),
                        place.name().substring(place.name().lastIndexOf('.') + 1));
            } else {
                named.put(leaf, text);
            }
        }
    }

    /** A name for a local of the body of loop {@code level}; one of level -1 stands before all loops, beside those of others. */
    private String local(String suggestion, int level) {
        return level >= 0 ? locals.fresh(suggestion) : locals.freshOutside(suggestion);
    }

    private void define(Scalar scalar, int level, JavaCode text, String suggestion) {
        String local = local(Names.camel(suggestion), level);
        definitions.get(level + 1).add(JavaCode.of("$T $L = $L", precision.type(), local, text));
        named.put(scalar, local);
    }

    /** Gives a name to the largest parts that do not change in the loop they stand in. */
    private void hoist(Scalar scalar, int level) {
        if (isLeaf(scalar) || named.containsKey(scalar)) {
            return;
        }
        int own = level(scalar);
        parts(scalar).forEach(part -> hoist(part, own));
        if (own < level) {
            define(scalar, own, new Formula(precision, this::name).define(scalar), "factor");
        }
    }

    /** Gives a name to the largest parts that stand in the formula twice. */
    private void nameRepeated() {
        Map<Scalar, Integer> counts = new HashMap<>();
        tally(loop.formula(), counts);
        nameRepeated(loop.formula(), counts);
    }

    private void tally(Scalar scalar, Map<Scalar, Integer> counts) {
        if (isLeaf(scalar) || named.containsKey(scalar)) {
            return;
        }
        if (counts.merge(scalar, 1, Integer::sum) == 1) {
            parts(scalar).forEach(part -> tally(part, counts));
        }
    }

    private void nameRepeated(Scalar scalar, Map<Scalar, Integer> counts) {
        if (isLeaf(scalar) || named.containsKey(scalar)) {
            return;
        }
        parts(scalar).forEach(part -> nameRepeated(part, counts));
        if (counts.getOrDefault(scalar, 0) > 1) {
            define(scalar, level(scalar), new Formula(precision, this::name).define(scalar), "value");
        }
    }

    private String name(Scalar scalar) {
        if (scalar instanceof Scalar.Variable variable) {
            return variable.name();
        }
        return named.get(scalar);
    }

    private static boolean isLeaf(Scalar scalar) {
        return Traverse.operations(scalar) == 0;
    }

    private static List<Scalar> parts(Scalar scalar) {
        if (scalar instanceof Scalar.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (scalar instanceof Scalar.Call call) {
            return call.arguments();
        }
        if (scalar instanceof Scalar.Select select) {
            return List.of(select.left(), select.right(), select.then(), select.otherwise());
        }
        return List.of();
    }

    private int level(Scalar scalar) {
        int level = -1;
        for (int operand : Traverse.operands(scalar)) {
            level = Math.max(level, nest.deepest(operand + 1));
        }
        return level;
    }

    /** How often an operand is read when each part that stands in the formula twice is computed once. */
    private static int count(Scalar scalar, Scalar leaf, Set<Scalar> seen) {
        if (scalar.equals(leaf)) {
            return 1;
        }
        if (isLeaf(scalar) || !seen.add(scalar)) {
            return 0;
        }
        return parts(scalar).stream().mapToInt(part -> count(part, leaf, seen)).sum();
    }
}
