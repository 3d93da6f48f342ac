package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Failed;
import dev.dlc.compiler.analyse.Evaluated.Target;
import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Expression.Member;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Map;

/** What stands behind a dot: {@code in.channels}, {@code label.classes}. */
final class Members {
    /** The names of the dimensions, by their number. */
    private static final Map<Integer, List<String>> DIMENSIONS = Map.of(
            0,
            List.of(),
            1,
            List.of("features"),
            2,
            List.of("time", "features"),
            3,
            List.of("channels", "height", "width"));

    private Members() {}

    static Evaluated of(Evaluated owner, Member member, Problems problems) {
        String name = member.name().text();
        if (owner.isFailed() || owner instanceof Tensor failed && failed.shape().isEmpty()) {
            return new Failed();
        }
        if (owner instanceof Target target) {
            return target(target.port(), member, problems);
        }
        if (!(owner instanceof Tensor tensor)) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    member.span(),
                    owner.described() + " has no `." + name + "`",
                    "inputs, targets and values of the network have"));
            return new Failed();
        }
        Shape shape = tensor.shape().orElseThrow();
        List<String> names = DIMENSIONS.getOrDefault(shape.rank(), List.of());
        int axis = names.indexOf(name);
        if (axis >= 0) {
            return new Whole(shape.get(axis));
        }
        problems.add(Unknown.diagnostic(
                Code.UNKNOWN_NAME,
                member.name().span(),
                "a value of shape " + shape + " has no `" + name + "`",
                name,
                names,
                names.isEmpty() ? "a single number has no dimensions" : "it has: " + Unknown.listed(names)));
        return new Failed();
    }

    private static Evaluated target(Port port, Member member, Problems problems) {
        String name = member.name().text();
        if (name.equals("classes") && port.kind() == Port.Kind.INDEX) {
            return new Whole(port.limit());
        }
        problems.add(Unknown.diagnostic(
                Code.UNKNOWN_NAME,
                member.name().span(),
                "the target `" + port.name() + "` has no `" + name + "`",
                name,
                port.kind() == Port.Kind.INDEX ? List.of("classes") : List.of(),
                port.kind() == Port.Kind.INDEX
                        ? "it has `classes`, their number"
                        : "only a target of classes has `classes`"));
        return new Failed();
    }
}
