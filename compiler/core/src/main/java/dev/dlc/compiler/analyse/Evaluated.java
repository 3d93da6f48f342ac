package dev.dlc.compiler.analyse;

import dev.dlc.compiler.catalogue.ColumnNames;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression of the file is while compiling. */
sealed interface Evaluated {
    /** In a message: "the int 3", "a string". */
    String described();

    /** True where an error has been told already and nothing more is to be said. */
    default boolean isFailed() {
        return false;
    }

    record Whole(long value) implements Evaluated {
        @Override
        public String described() {
            return "the int " + value;
        }
    }

    record Real(double value) implements Evaluated {
        @Override
        public String described() {
            return "the float " + value;
        }
    }

    record Truth(boolean value) implements Evaluated {
        @Override
        public String described() {
            return "the bool " + value;
        }
    }

    record Text(String value) implements Evaluated {
        @Override
        public String described() {
            return "a string";
        }
    }

    record None() implements Evaluated {
        @Override
        public String described() {
            return "none";
        }
    }

    /**
     * A name that stands for nothing in scope: a word that the argument's type may know.
     *
     * @param lost true where an error told already may be why it stands for nothing
     */
    record Word(String name, boolean lost) implements Evaluated {
        @Override
        public String described() {
            return "the word `" + name + "`";
        }
    }

    /** The columns of a table: words of that table, not of the file. */
    record Columns(ColumnNames names) implements Evaluated {
        @Override
        public String described() {
            return "columns of a table";
        }
    }

    record Items(List<Evaluated> values) implements Evaluated {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String described() {
            return values.stream().map(Evaluated::brief).collect(Collectors.joining(", ", "the list [", "]"));
        }

        @Override
        public boolean isFailed() {
            return values.stream().anyMatch(Evaluated::isFailed);
        }
    }

    /** {@code low..high}, or {@code low..<high}. */
    record Interval(Evaluated low, Evaluated high, boolean inclusive) implements Evaluated {
        @Override
        public String described() {
            return "the range " + low.brief() + (inclusive ? ".." : "..<") + high.brief();
        }

        @Override
        public boolean isFailed() {
            return low.isFailed() || high.isFailed();
        }
    }

    /** {@code 500 steps}. */
    record Time(Duration duration) implements Evaluated {
        @Override
        public String described() {
            return duration.toString();
        }
    }

    /**
     * A value of the network.
     *
     * @param shape empty where an error has been told already, so that nothing more is said about what follows from it
     */
    record Tensor(int id, Optional<Shape> shape) implements Evaluated {
        @Override
        public String described() {
            return "a value of the network";
        }
    }

    /** A target: not a value of the network, but what its losses compare with. */
    record Target(Port port) implements Evaluated {
        @Override
        public String described() {
            return "the target `" + port.name() + "`";
        }
    }

    /** An expression in error. */
    record Failed() implements Evaluated {
        @Override
        public String described() {
            return "nothing";
        }

        @Override
        public boolean isFailed() {
            return true;
        }
    }

    /** As a file would write it, where that is short. */
    private String brief() {
        if (this instanceof Whole whole) {
            return String.valueOf(whole.value());
        }
        if (this instanceof Real real) {
            return String.valueOf(real.value());
        }
        if (this instanceof Truth truth) {
            return String.valueOf(truth.value());
        }
        return this instanceof Word word ? word.name() : "…";
    }
}
