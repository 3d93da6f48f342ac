package dev.dlc.compiler.program;

import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/** One thing that a routine does. */
public sealed interface Step {
    /** Waits until all workers have come here. */
    record Barrier() implements Step {}

    /** Waits until all members have come here, where they divide one sample. */
    record Meeting() implements Step {}

    /**
     * Calls a kernel of the runtime.
     *
     * @param type the runtime's class in package dev.dlc.runtime.kernel
     * @param takesWorker true where the worker is the first argument
     * @param arguments in order; the share's first and last piece follow
     */
    record Kernel(String type, String method, boolean takesWorker, List<Argument> arguments, Share share, Parts parts)
            implements Step {
        public Kernel {
            arguments = List.copyOf(arguments);
        }

        public Kernel(String type, String method, boolean takesWorker, List<Argument> arguments, Share share) {
            this(type, method, takesWorker, arguments, share, Parts.NONE);
        }

        /** The same, one sample divided. */
        public Kernel by(Parts other) {
            return new Kernel(type, method, takesWorker, arguments, share, other);
        }
    }

    /**
     * Computes a formula for each element.
     *
     * @param target what is written
     * @param shape of the target, of one sample where batched
     * @param operands what the formula's operands are
     */
    record Loop(
            Place target,
            Shape shape,
            boolean batched,
            Scalar formula,
            List<Operand> operands,
            Share share,
            Parts parts)
            implements Step {
        public Loop {
            operands = List.copyOf(operands);
        }

        public Loop(Place target, Shape shape, boolean batched, Scalar formula, List<Operand> operands, Share share) {
            this(target, shape, batched, formula, operands, share, Parts.NONE);
        }

        /** The same, divided otherwise. */
        public Loop by(Share other) {
            return new Loop(target, shape, batched, formula, operands, other, parts);
        }

        /** The same, one sample divided. */
        public Loop by(Parts other) {
            return new Loop(target, shape, batched, formula, operands, share, other);
        }
    }

    /**
     * Lays weights out as a kernel reads them.
     *
     * @param weights [outputs, inputs] where there is no window
     */
    record Pack(Place target, Optional<Window> window, Tensor weights, Shape shape) implements Step {}

    /** An operand of a loop: it is broadcast to the loop's shape. */
    record Operand(Place place, Shape shape, boolean batched) {}

    /** An argument of a kernel. */
    sealed interface Argument {}

    /** An array and the offset of a tensor in it: two arguments in the code. */
    record Tensor(Place place, boolean written) implements Argument {}

    /** A whole number, a real one as double, or a string. */
    record Literal(Object value) implements Argument {}

    /** A real number in the precision of the class. */
    record Real(double value) implements Argument {}

    /** Real numbers in the precision of the class: a constant of the class. */
    record Table(List<Double> numbers) implements Argument {
        public Table {
            numbers = List.copyOf(numbers);
        }
    }

    /** The geometry of a convolution or pooling: a constant of the class. */
    record Geometry(Window window) implements Argument {}

    /** The number of samples in the batch times a factor. */
    record Rows(int factor) implements Argument {}

    /** The key of a layer's random numbers in this epoch, and the samples' identities: two arguments in the code. */
    record RandomKey(String purpose, String path) implements Argument {}
}
