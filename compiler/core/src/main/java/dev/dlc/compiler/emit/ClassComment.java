package dev.dlc.compiler.emit;

import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.program.Program;

/** The Javadoc of a generated class. */
final class ClassComment {
    private ClassComment() {}

    static String of(Program program) {
        Model model = program.model();
        StringBuilder text = new StringBuilder("The model ")
                .append(Comments.javadoc(model.name()))
                .append(" of ")
                .append(Comments.file(model.span()))
                .append(": ")
                .append(Count.grouped(program.weights().size()))
                .append(" weights, ")
                .append(Count.grouped(program.weights().trainable()))
                .append(" of them trained.\n\n<ul>\n");
        for (Port port : model.inputs()) {
            text.append("  <li>input ").append(describe(port)).append('\n');
        }
        for (Port port : model.targets()) {
            text.append("  <li>target ").append(describe(port)).append('\n');
        }
        return text.append("</ul>\n\n")
                .append(
                        "<p>Many threads may predict with one instance at once. Training and loading change its weights: no other\n")
                .append("thread may use it meanwhile.\n")
                .toString();
    }

    private static String describe(Port port) {
        return Comments.javadoc(port.name()) + ": " + PortText.numbers(port) + "; " + PortText.declared(port);
    }
}
