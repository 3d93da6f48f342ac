package dev.dlc.compiler.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of problems, each with its stable number. DL01 is the text, DL02 names, DL03 arguments and values, DL04 shapes,
 * DL05 the model's sections, DL06 what the command tells of files, data and training, DL09 warnings.
 */
public enum Code {
    UNEXPECTED_CHARACTER("DL0101", Level.ERROR, "unexpected character"),
    SYNTAX("DL0102", Level.ERROR, "syntax error"),
    BAD_STRING("DL0103", Level.ERROR, "malformed string"),
    NESTED_TOO_DEEP("DL0104", Level.ERROR, "nested too deep"),
    UNPAIRED_BRACKET("DL0105", Level.ERROR, "bracket without its partner"),
    BAD_NUMBER("DL0106", Level.ERROR, "malformed number"),
    OPEN_COMMENT("DL0107", Level.ERROR, "comment without its end"),
    NOT_UTF8("DL0108", Level.ERROR, "not UTF-8"),
    UNKNOWN_NAME("DL0201", Level.ERROR, "unknown name"),
    UNKNOWN_ENTRY("DL0202", Level.ERROR, "not in the catalogue"),
    DUPLICATE_NAME("DL0203", Level.ERROR, "duplicate name"),
    UNKNOWN_PARAMETER("DL0204", Level.ERROR, "unknown parameter"),
    DUPLICATE_PATH("DL0205", Level.ERROR, "two weights of one name"),
    MISSING_FILE("DL0206", Level.ERROR, "no such file"),
    IMPORT_CYCLE("DL0207", Level.ERROR, "imports in a circle"),
    BLOCK_CYCLE("DL0208", Level.ERROR, "blocks in a circle"),
    FOREIGN_FILE("DL0209", Level.ERROR, "import from outside of the project"),
    UNKNOWN_ARGUMENT("DL0301", Level.ERROR, "unknown argument"),
    MISSING_ARGUMENT("DL0302", Level.ERROR, "missing argument"),
    DUPLICATE_ARGUMENT("DL0303", Level.ERROR, "argument given twice"),
    WRONG_TYPE("DL0304", Level.ERROR, "wrong type"),
    OUT_OF_RANGE("DL0305", Level.ERROR, "value out of range"),
    BAD_ARITHMETIC("DL0306", Level.ERROR, "arithmetic that has no result"),
    TOO_LARGE("DL0307", Level.ERROR, "too large"),
    SHAPE_MISMATCH("DL0401", Level.ERROR, "shapes do not fit"),
    WRONG_RANK("DL0402", Level.ERROR, "wrong number of dimensions"),
    EMPTY_OUTPUT("DL0403", Level.ERROR, "nothing is left of the shape"),
    LOSS_AFTER_ACTIVATION("DL0404", Level.ERROR, "the loss takes logits"),
    UNKNOWN_SECTION("DL0501", Level.ERROR, "unknown section"),
    DUPLICATE_SECTION("DL0502", Level.ERROR, "section given twice"),
    MISSING_SECTION("DL0503", Level.ERROR, "missing section"),
    UNKNOWN_SETTING("DL0504", Level.ERROR, "unknown setting"),
    CONTRADICTION("DL0505", Level.ERROR, "settings that contradict"),
    EMPTY_GLOB("DL0506", Level.ERROR, "pattern matches no weights"),
    UNSUPPORTED("DL0507", Level.ERROR, "not built yet"),
    BAD_DATA("DL0601", Level.ERROR, "data that do not fit"),
    BAD_WEIGHTS("DL0602", Level.ERROR, "weights that do not fit"),
    TRAINING_REFUSED("DL0603", Level.ERROR, "a training that cannot be as asked"),
    LOSS_NOT_FINITE("DL0604", Level.ERROR, "the loss is no number"),
    NO_MODEL("DL0605", Level.ERROR, "no model"),
    LARGE_FILE("DL0606", Level.ERROR, "too large for a .dl file"),
    WRONG_GRADIENT("DL0607", Level.ERROR, "a gradient that is wrong"),
    NOT_LEARNT("DL0608", Level.ERROR, "a batch that is not learnt by heart"),
    BAD_RUN("DL0609", Level.ERROR, "a run that is damaged or not whole"),
    UNUSED("DL0901", Level.WARNING, "never used"),
    UNKNOWN_ALLOW("DL0902", Level.WARNING, "no such warning to allow"),
    DROPOUT_BEFORE_NORM("DL0910", Level.WARNING, "dropout before batch_norm"),
    DROPOUT_ON_OUTPUT("DL0911", Level.WARNING, "dropout on the answers"),
    LITTLE_KEPT("DL0912", Level.WARNING, "dropout that keeps little"),
    BIAS_BEFORE_NORM("DL0913", Level.WARNING, "bias before batch_norm"),
    LINEAR_AFTER_LINEAR("DL0914", Level.WARNING, "linear layers without an activation between them"),
    ACTIVATION_AFTER_ACTIVATION("DL0915", Level.WARNING, "activation of an activation"),
    SOFTMAX_INSIDE("DL0916", Level.WARNING, "softmax inside of the network"),
    BOUNDED_OUTPUT("DL0917", Level.WARNING, "last activation that cannot give every answer"),
    SATURATING_START("DL0918", Level.WARNING, "saturating activation with he"),
    SHRINKING_START("DL0919", Level.WARNING, "rectifier with xavier"),
    SYMMETRIC_START("DL0920", Level.WARNING, "units that start alike"),
    UNUSED_EDGE("DL0921", Level.WARNING, "rows or columns that no window reaches"),
    POOLED_PIXEL("DL0922", Level.WARNING, "global pooling of a single pixel"),
    SINGLE_FEATURE("DL0923", Level.WARNING, "single feature inside of the network"),
    IMPLAUSIBLE_RATE("DL0924", Level.WARNING, "implausible learning rate"),
    UNREACHED_SCHEDULE("DL0925", Level.WARNING, "schedule beyond the end of the training"),
    RAW_PIXELS("DL0926", Level.WARNING, "pixels that are not scaled");

    private final String number;
    private final Level level;
    private final String title;

    Code(String number, Level level, String title) {
        this.number = number;
        this.level = level;
        this.title = title;
    }

    /** The code of a number, {@code DL0401}. */
    public static Optional<Code> find(String number) {
        return Arrays.stream(values())
                .filter(code -> code.number.equals(number))
                .findFirst();
    }

    public String number() {
        return number;
    }

    public Level level() {
        return level;
    }

    public String title() {
        return title;
    }
}
