package dev.dlc.compiler.analyse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Diagnostics for names that nobody knows: the nearest name that would fit is offered as a fix. */
final class Unknown {
    private Unknown() {}

    /**
     * @param fitting the names that fit there
     * @param more a further line of help, or null
     */
    static Diagnostic diagnostic(
            Code code, Span span, String message, String written, Collection<String> fitting, String more) {
        Optional<String> nearest = Suggest.nearest(written, fitting);
        List<String> help = new ArrayList<>();
        nearest.ifPresent(name -> help.add("did you mean `" + name + "`?"));
        if (more != null) {
            help.add(more);
        }
        var diagnostic = Diagnostic.of(code, span, message, help.toArray(new String[0]));
        return nearest.map(name -> diagnostic.fix(span, name)).orElse(diagnostic);
    }

    /** A name that stands for no value. */
    static Diagnostic name(Span span, String written, Collection<String> inScope) {
        return diagnostic(
                Code.UNKNOWN_NAME,
                span,
                "`" + written + "` is not known here",
                written,
                inScope,
                inScope.isEmpty() ? null : "known here: " + listed(inScope));
    }

    /** All of them where they are few. */
    static String listed(Collection<String> names) {
        int most = 20;
        List<String> shown = names.stream().sorted().distinct().limit(most).toList();
        return "`" + String.join("`, `", shown) + "`" + (names.size() > most ? ", …" : "");
    }
}
