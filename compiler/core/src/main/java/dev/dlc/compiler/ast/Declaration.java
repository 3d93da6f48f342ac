package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** What stands at the outermost level of a file. */
public sealed interface Declaration {
    /** From the first word to the end. */
    Span span();

    /**
     * {@code import "blocks.dl"}.
     *
     * @param path relative to this file; its span is the string's, quotes included
     */
    record Import(Name path, Span span) implements Declaration {}

    /** {@code param width: int = 32}; without a value it must be given with {@code -D}. */
    record Param(Name name, ValueType type, Optional<Expression> value, Span span) implements Declaration {}

    /** {@code block conv_bn(filters: int, stride: int = 1) { … }}; without parentheses it has no parameters. */
    record Block(Name name, List<Parameter> parameters, Body body, Span span) implements Declaration {
        public Block {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * {@code model FashionNet { … }}.
     *
     * @param sections in the order written
     * @param complete false where mistakes of form may have swallowed sections
     */
    record Model(Name name, List<Section> sections, boolean complete, Span span) implements Declaration {
        public Model {
            sections = List.copyOf(sections);
        }

        /** The sections of one kind, in the order written: {@code sections(Section.Data.class)}. */
        public <T extends Section> List<T> sections(Class<T> kind) {
            return sections.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** A parameter of a block: {@code stride: int = 1}. */
    record Parameter(Name name, ValueType type, Optional<Expression> value, Span span) {}

    /**
     * The type of a parameter.
     *
     * @param name int, float, bool, string or path; or any other word, which is then unknown
     * @param optional true for {@code int?}, which may be {@code none}
     */
    record ValueType(Name name, boolean optional, Span span) {}
}
