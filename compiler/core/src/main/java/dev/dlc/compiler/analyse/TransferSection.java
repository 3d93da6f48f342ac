package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.ast.Glob;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code transfer}: which weights come from a file, and which of them stay as they are. */
final class TransferSection {
    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final List<Section.Transfer.Load> loads;
    private final List<Section.Transfer.Freeze> freezes;

    TransferSection(Evaluator evaluator, Problems problems, Scope scope, Optional<Section.Transfer> section) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.loads = section.map(Section.Transfer::loads).orElse(List.of());
        this.freezes = section.map(Section.Transfer::freezes).orElse(List.of());
    }

    /** True where a weight stays as it is. */
    boolean isFrozen(String path) {
        return freezes.stream()
                .anyMatch(freeze -> freeze.weights().stream().anyMatch(glob -> glob.matches(path))
                        && freeze.except().stream().noneMatch(glob -> glob.matches(path)));
    }

    /** Every pattern of the section: each must match a weight of the network. */
    List<Glob> patterns() {
        return Stream.concat(
                        loads.stream().flatMap(load -> load.except().stream()),
                        freezes.stream()
                                .flatMap(freeze -> Stream.concat(freeze.weights().stream(), freeze.except().stream())))
                .toList();
    }

    /** The files, in the order written: what a later one brings replaces what an earlier one brought. */
    List<Transfer> files() {
        List<Transfer> files = new ArrayList<>();
        for (Section.Transfer.Load load : loads) {
            Evaluated file = evaluator.value(load.file(), scope);
            if (file instanceof Text text) {
                files.add(new Transfer(
                        text.value(),
                        load.except().stream().map(Glob::text).toList(),
                        load.file().span()));
            } else if (!file.isFailed()) {
                problems.add(Diagnostic.of(
                        Code.WRONG_TYPE,
                        load.file().span(),
                        "`from` takes the name of a file, but this is " + file.described(),
                        "write `from \"pretrained.safetensors\"`"));
            }
        }
        return files;
    }

    /** Tells where nothing is left that trains. */
    void checkSomethingTrains(boolean anyTrains) {
        if (!anyTrains && !freezes.isEmpty()) {
            problems.add(Diagnostic.of(
                    Code.CONTRADICTION,
                    freezes.get(freezes.size() - 1).span(),
                    "all weights are frozen, so there is nothing to train",
                    "leave some out, for example `freeze all except head.**`"));
        }
    }
}
