package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Model;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stage that reads a resolved model as an experienced colleague would, and warns of what was hardly meant. */
public final class Linter {
    static final List<Lint> LINTS = List.of(
            new DropoutBeforeNorm(),
            new DropoutOnOutput(),
            new LittleKept(),
            new BiasBeforeNorm(),
            new LinearAfterLinear(),
            new ActivationAfterActivation(),
            new SoftmaxInside(),
            new BoundedOutput(),
            new SaturatingStart(),
            new ShrinkingStart(),
            new SymmetricStart(),
            new UnusedEdge(),
            new PooledPixel(),
            new SingleFeature(),
            new ImplausibleRate(),
            new UnreachedSchedule(),
            new RawPixels());

    private Linter() {}

    /**
     * The warnings of a model, by place; a layer of a block that is used many times is told once.
     *
     * @param unit the file that declares it
     */
    public static List<Diagnostic> lint(SourceUnit unit, Model model) {
        var subject = new Subject(unit, model);
        var found = new Problems();
        Set<List<Object>> told = new HashSet<>();
        for (Lint lint : LINTS) {
            lint.check(subject, diagnostic -> {
                if (told.add(List.of(diagnostic.code(), diagnostic.span()))) {
                    found.add(diagnostic);
                }
            });
        }
        return found.sorted();
    }
}
