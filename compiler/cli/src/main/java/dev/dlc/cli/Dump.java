package dev.dlc.cli;

import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.driver.Stage;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Emit;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.Routine;
import java.io.PrintStream;
import java.util.List;

/** Prints what one stage gives, for {@code --dump-after}. */
record Dump(PrintStream out, Stage wanted) implements Trace {
    @Override
    public void after(Stage stage, Object result) {
        if (stage == wanted) {
            out.println(text(result).stripTrailing());
        }
    }

    private static String text(Object result) {
        if (result instanceof SourceUnit unit) {
            return dev.dlc.compiler.ast.Printer.print(unit);
        }
        if (result instanceof Model model) {
            return dev.dlc.compiler.model.Printer.print(model);
        }
        if (result instanceof Graph graph) {
            return dev.dlc.compiler.graph.Printer.print(graph);
        }
        if (result instanceof Program program) {
            return pass("training", program.training()) + pass("inference", program.inference());
        }
        return ((Emit.Source) result).text();
    }

    private static String pass(String name, PassProgram pass) {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (int i = 0; i < pass.buffers().size(); i++) {
            var buffer = pass.buffers().get(i);
            text.append("  buffer ")
                    .append(i)
                    .append(' ')
                    .append(buffer.name())
                    .append(' ')
                    .append(buffer.shape())
                    .append(buffer.batched() ? " a sample" : "")
                    .append(" in array ")
                    .append(buffer.array())
                    .append('\n');
        }
        routines(text, "forward", pass.forward());
        routines(text, "loss", pass.loss());
        routines(text, "backward", pass.backward());
        return text.toString();
    }

    private static void routines(StringBuilder text, String phase, List<Routine> routines) {
        for (Routine routine : routines) {
            text.append("  ").append(phase).append(' ').append(routine.origin().path());
            text.append(" (").append(routine.flops()).append(" FLOPs)\n");
            routine.steps().forEach(step -> text.append("    ").append(step).append('\n'));
        }
    }
}
