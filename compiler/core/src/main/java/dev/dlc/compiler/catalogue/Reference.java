package dev.dlc.compiler.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The language reference as Markdown, made of the catalogue: what each entry says of itself. */
public final class Reference {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "int"),
            Map.entry("long", "int"),
            Map.entry("double", "float"),
            Map.entry("boolean", "bool"),
            Map.entry("String", "string"),
            Map.entry("Extent", "int or [height, width]"),
            Map.entry("Padding", "valid, same, int or [height, width]"),
            Map.entry("Range", "number or range"),
            Map.entry("Shape", "list of int"),
            Map.entry("FileName", "file"),
            Map.entry("ColumnNames", "column, list of columns or all except"),
            Map.entry("Duration", "steps or epochs"),
            Map.entry("Epochs", "epochs"),
            Map.entry("Integer", "int"),
            Map.entry("Double", "float"));

    private final StringBuilder out = new StringBuilder();

    private Reference() {}

    /**
     * A part of the reference.
     *
     * @param root the sealed root of its entries; what it says of itself stands above them
     * @param use how an example is used, with {@code …} in its place
     * @param facts of its entries, which only the example in a model shows
     */
    public record Part(String heading, Class<?> root, String use, Function<Signature<?>, Facts> facts) {
        /** Of entries that make no shapes. */
        public Part(String heading, Class<?> root, String use) {
            this(heading, root, use, entry -> Facts.NONE);
        }
    }

    /**
     * What an entry makes of its example.
     *
     * @param shapes {@code [64] → [10]}; null for entries that make none
     * @param weights each as {@code weight [10, 64]}
     */
    public record Facts(String shapes, List<String> weights) {
        public static final Facts NONE = new Facts(null, List.of());

        public Facts {
            weights = List.copyOf(weights);
        }
    }

    public static String markdown(List<Part> parts) {
        Reference reference = new Reference();
        reference.out.append("# The catalogue\n\n"
                + "Made of the compiler's own entries: `mvn test -pl compiler/core -am -Dtest=ReferenceTest -DargLine=-DupdateGolden"
                + " -Dsurefire.failIfNoSpecifiedTests=false` writes it again.\n"
                + "Arguments stand in their order; those with a default may be left out. Shapes are those of one sample; weights have"
                + " PyTorch's names and shapes.\nWhat is compared with PyTorch's numbers, and how far they differ, is in"
                + " [parity.md](parity.md).\n");
        parts.forEach(part -> reference.part(part, part.root()));
        return reference.out.toString();
    }

    private <T> void part(Part part, Class<T> root) {
        Catalogue<T> catalogue = Catalogue.of(root);
        out.append("\n## ").append(part.heading()).append('\n');
        Doc doc = root.getAnnotation(Doc.class);
        if (doc != null) {
            out.append('\n').append(doc.value()).append('\n');
        }
        catalogue.names().stream()
                .sorted()
                .forEach(name -> entry(catalogue.find(name).orElseThrow(), part));
    }

    private void entry(Signature<?> entry, Part part) {
        out.append("\n### ")
                .append(entry.name())
                .append("\n\n")
                .append(entry.doc())
                .append('\n');
        if (!entry.parameters().isEmpty()) {
            out.append("\n| argument | type | default | |\n|---|---|---|---|\n");
            entry.parameters().forEach(this::parameter);
        }
        out.append('\n');
        entry.annotation(Formula.class).ifPresent(formula -> line("formula", "`" + formula.value() + "`"));
        Facts facts = part.facts().apply(entry);
        if (facts.shapes() != null) {
            String general = entry.annotation(Shapes.class).map(Shapes::value).orElse("the input's");
            line("shapes", general + "; here " + facts.shapes());
        } else {
            entry.annotation(Shapes.class).ifPresent(shapes -> line("shapes", shapes.value()));
        }
        if (!facts.weights().isEmpty()) {
            String general = entry.annotation(Shapes.class).map(Shapes::weights).orElseThrow();
            line("weights", general + "; here " + String.join(", ", facts.weights()));
        }
        entry.annotation(Peers.class).ifPresent(peers -> {
            line("PyTorch", peers.pytorch());
            line("Keras", peers.keras());
        });
        entry.example()
                .ifPresent(example -> out.append("\n```\n")
                        .append(part.use().replace("…", example.value()))
                        .append(ports(example, part))
                        .append("\n```\n"));
    }

    private void line(String what, String text) {
        out.append("- ").append(what).append(": ").append(text).append('\n');
    }

    /** What the example speaks of, as a comment. */
    private static String ports(Example example, Part part) {
        String input = "x: float" + (example.input().length == 0 ? "" : Arrays.toString(example.input()));
        if (!example.target().isEmpty()) {
            return "  // " + (example.input().length == 0 ? "" : input + ", ") + example.target();
        }
        return part.use().contains("x") ? "  // " + input : "";
    }

    private void parameter(Parameter parameter) {
        out.append("| ")
                .append(name(parameter))
                .append(" | ")
                .append(type(parameter.type()))
                .append(parameter.limits().map(Reference::limits).orElse(""))
                .append(" | ")
                .append(parameter.byDefault().map(Reference::byDefault).orElse(""))
                .append(" | ")
                .append(parameter.doc())
                .append(" |\n");
    }

    private static String name(Parameter parameter) {
        Type raw = parameter.type() instanceof ParameterizedType generic ? generic.getRawType() : parameter.type();
        return raw == PerPort.class
                ? "each input and target"
                : "`" + parameter.name() + "`" + (raw == OneOrMore.class ? ", …" : "");
    }

    /** As a file writes it; words where it is none that a file writes. */
    private static String byDefault(String text) {
        return text.matches("[a-z]+( [a-z]+)+") ? text : "`" + text + "`";
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            String inner = type(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? "list of " + inner : inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            List<String> words = Arrays.stream(plain.getEnumConstants())
                    .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                    .toList();
            return String.join(", ", words);
        }
        return TYPES.getOrDefault(plain.getSimpleName(), plain.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static String limits(Limits limits) {
        String least = limits.least() == Double.NEGATIVE_INFINITY
                ? ""
                : (limits.aboveLeast() ? " above " : " from ") + number(limits.least());
        String most = limits.most() == Double.POSITIVE_INFINITY
                ? ""
                : (limits.belowMost() ? " below " : " to ") + number(limits.most());
        return least + most;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
