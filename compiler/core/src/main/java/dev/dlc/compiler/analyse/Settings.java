package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a section by their names, each once. */
final class Settings {
    private final Map<String, Setting> byName = new LinkedHashMap<>();
    private final Problems problems;

    /**
     * @param section its name, for messages
     * @param known the names of its settings
     */
    Settings(String section, List<String> known, List<Setting> settings, Problems problems) {
        this.problems = problems;
        for (Setting setting : settings) {
            String name = setting.name().text();
            if (!known.contains(name)) {
                problems.add(Unknown.diagnostic(
                        Code.UNKNOWN_SETTING,
                        setting.name().span(),
                        "`" + section + "` has no setting `" + name + "`",
                        name,
                        known,
                        "its settings are: `" + String.join("`, `", known) + "`"));
                continue;
            }
            Setting first = byName.putIfAbsent(name, setting);
            if (first != null) {
                problems.add(Diagnostic.of(
                                Code.DUPLICATE_ARGUMENT,
                                setting.name().span(),
                                "`" + name + "` is given twice",
                                "remove one of them")
                        .label(first.span(), "this is the first"));
            }
        }
    }

    Optional<Setting> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The one argument without a name of a setting; empty where there is no such setting, or it has others. */
    Optional<Argument> single(String name, String wanted) {
        Optional<Setting> setting = find(name);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        List<Argument> arguments = setting.get().arguments();
        if (arguments.size() == 1 && arguments.get(0).name().isEmpty()) {
            return Optional.of(arguments.get(0));
        }
        problems.add(Diagnostic.of(
                arguments.isEmpty() ? Code.MISSING_ARGUMENT : Code.UNKNOWN_ARGUMENT,
                setting.get().span(),
                "`" + name + "` takes " + wanted,
                "write `" + name + " …`"));
        return Optional.empty();
    }
}
