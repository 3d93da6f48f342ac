package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.Transfer;
import dev.dlc.compiler.source.Span;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the weights that a model starts from.
 *
 * @param folder that the names of files start from
 */
record TransferFiles(Path folder, List<Transfer> transfers) {
    /** @throws Failure if a file is missing, damaged or does not fit: the line of the model that names it is where to look first */
    void load(Network network) throws IOException {
        try {
            network.transfer(folder);
        } catch (WeightsException e) {
            throw Failure.fault(Code.BAD_WEIGHTS, where(e.file()) + e.getMessage(), e.help())
                    .of(FileFault.of(e.file(), e.offset()));
        } catch (NoSuchFileException e) {
            Path file = Path.of(e.getFile());
            throw Failure.fault(
                            Code.MISSING_FILE,
                            where(file) + file + ": there is no such file",
                            "its path is relative to the folder of the data")
                    .of(FileFault.of(file, -1));
        }
    }

    private String where(Path file) {
        for (Transfer transfer : transfers) {
            if (path(transfer).equals(file)) {
                Span span = transfer.span();
                return span.file().name() + ":" + span.line() + ":" + span.column() + ": ";
            }
        }
        return "";
    }

    /** As the network finds it: a name of no file stands for the folder. */
    private Path path(Transfer transfer) {
        try {
            return folder.resolve(transfer.file());
        } catch (InvalidPathException e) {
            return folder;
        }
    }
}
