package dev.dlc.compiler.syntax;

/** What a node of a {@link SyntaxTree} is, as far as layout depends on it. */
public enum Form {
    FILE,
    PARAM,
    BLOCK,
    MODEL,
    /** {@code input} or {@code target}. */
    PORT,
    /** Any other section. */
    SECTION,
    /** {@code init { … }} and the like: a section that holds rules between braces of its own. */
    RULES_SECTION,
    SCHEDULE,
    UNKNOWN_SECTION,
    SETTINGS,
    SETTING,
    AUGMENTATIONS,
    BODY,
    STATEMENT,
    INIT_RULE,
    GLOBS,
    GLOB,
    PIPELINE,
    MEMBER,
    BINARY,
    UNARY,
    RANGE,
    IF,
    /** Arguments or parameters between parentheses right behind a name. */
    ARGUMENTS,
    /** Sizes between brackets right behind a name. */
    SIZES,
    GROUP,
    LIST,
    CLASS_NAMES,
    ALL_EXCEPT,
    /** Arguments without parentheses. */
    BARE_ARGUMENTS,
    OTHER
}
