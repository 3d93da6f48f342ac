package dev.dlc.cli;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.util.Map;

/** A model's {@code .dl} file and those that it imports. */
interface ModelFiles {
    /** The file with the model. */
    SourceFile main() throws IOException;

    /** Finds what files import. */
    Imports imports();

    /** Where the main file lies in its project: {@code models/fashion.dl}. */
    String place();

    /** The files that have been imported so far, by where they lie in the project. */
    Map<String, SourceFile> imported();
}
