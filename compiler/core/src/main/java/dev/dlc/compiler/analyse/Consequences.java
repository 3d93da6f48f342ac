package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells the problems that stand alone from those that only follow from a mistake in the form of a file. */
final class Consequences {
    /** What a section, a value or an argument leads to that stands elsewhere than it should. */
    private static final Set<Code> OF_WRONG_PLACES = Set.of(
            Code.DUPLICATE_NAME,
            Code.DUPLICATE_PATH,
            Code.DUPLICATE_SECTION,
            Code.DUPLICATE_ARGUMENT,
            Code.MISSING_SECTION,
            Code.MISSING_ARGUMENT,
            Code.UNKNOWN_SECTION,
            Code.UNKNOWN_SETTING,
            Code.CONTRADICTION,
            Code.EMPTY_GLOB);

    private final Map<SourceFile, Damage> damages = new HashMap<>();

    void of(SourceFile file, Damage damage) {
        if (!damage.isNone()) {
            damages.put(file, damage);
        }
    }

    /** True for what is wrong whatever could not be read. */
    boolean standsAlone(Diagnostic diagnostic) {
        return damages.isEmpty() || !follows(diagnostic);
    }

    private boolean follows(Diagnostic diagnostic) {
        if (!diagnostic.isError()) {
            return true;
        }
        Damage damage = damages.getOrDefault(diagnostic.span().file(), Damage.NONE);
        return damage.touches(diagnostic.span())
                || damage.isGuessed(diagnostic.span()) && OF_WRONG_PLACES.contains(diagnostic.code());
    }
}
