package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a model: each known, there where it must be, and not twice. */
final class Sections {
    private static final List<String> NAMES = List.of(
            "input",
            "target",
            "data",
            "augment",
            "network",
            "init",
            "transfer",
            "loss",
            "regularize",
            "optimizer",
            "schedule",
            "train");

    private final Declaration.Model model;
    private final Problems problems;

    Sections(Declaration.Model model, Problems problems) {
        this.model = model;
        this.problems = problems;
    }

    /** The first of a kind; others are told by {@link #check}. */
    <T extends Section> Optional<T> find(Class<T> kind) {
        return model.sections(kind).stream().findFirst();
    }

    void check() {
        Map<String, Section> first = new LinkedHashMap<>();
        for (Section section : model.sections()) {
            String keyword = section.keyword().text();
            if (section instanceof Section.Broken) {
                continue;
            }
            if (section instanceof Section.Unknown) {
                problems.add(Unknown.diagnostic(
                        Code.UNKNOWN_SECTION,
                        section.keyword().span(),
                        "a model has no section `" + keyword + "`",
                        keyword,
                        NAMES,
                        "its sections are: " + String.join(", ", NAMES)));
                continue;
            }
            boolean many = section instanceof Section.Input || section instanceof Section.Target;
            // One `augment` for each input.
            String key = section instanceof Section.Augment augment
                    ? keyword + " " + augment.input().text()
                    : keyword;
            Section earlier = many ? null : first.putIfAbsent(key, section);
            if (earlier != null) {
                problems.add(Diagnostic.of(
                                Code.DUPLICATE_SECTION,
                                section.keyword().span(),
                                "`" + key + "` is given twice",
                                "keep one of them")
                        .label(earlier.keyword().span(), "this is the first"));
            }
        }
        if (model.complete()) {
            checkRequired();
        }
    }

    /** True where a section of this word was written, though it may not be readable. */
    boolean isWritten(String keyword) {
        return model.sections().stream()
                .anyMatch(section -> section.keyword().text().equals(keyword));
    }

    /** True where a section of this word is as it was written, and none may have been lost. */
    boolean isReadable(String keyword, Damage damage) {
        return model.complete()
                && model.sections().stream()
                        .filter(section -> section.keyword().text().equals(keyword))
                        .noneMatch(section -> section instanceof Section.Broken || damage.touches(section.span()));
    }

    private void checkRequired() {
        Map<String, String> missing = new LinkedHashMap<>();
        require("input", "input image: float[1, 28, 28]", missing);
        require("target", "target label: class { cat, dog }", missing);
        require("network", "network { head = image -> flatten -> dense(label.classes) }", missing);
        require("loss", "loss cross_entropy(head, label)", missing);
        require("optimizer", "optimizer adam", missing);
        if (!missing.isEmpty()) {
            problems.add(Diagnostic.of(
                    Code.MISSING_SECTION,
                    model.name().span(),
                    "the model `" + model.name().text() + "` has no `" + String.join("`, `", missing.keySet()) + "`",
                    missing.values().stream()
                            .map(example -> "add for example `" + example + "`")
                            .toArray(String[]::new)));
        }
    }

    private void require(String name, String example, Map<String, String> missing) {
        if (!isWritten(name)) {
            missing.put(name, example);
        }
    }
}
