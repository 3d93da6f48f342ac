package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;

/** What is wrong with samples to predict from: data like those of a training, of one file and where that is known a line of it. */
final class SampleFault {
    private SampleFault() {}

    /** @param name of the file, as the user wrote it */
    static Failure of(String name, String problem, String... help) {
        return Failure.fault(Code.BAD_DATA, name + ": " + problem, help).of(new FileFault(name, ""));
    }

    /** @param line from 1 */
    static Failure of(String name, long line, String problem, String... help) {
        return Failure.fault(Code.BAD_DATA, name + ":" + line + ": " + problem, help)
                .of(new FileFault(name, "line " + line));
    }
}
