package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.data.DataException;
import dev.dlc.runtime.TrainingException;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what ended a command, and gives the exit status that goes with it. */
final class FailureReport {
    private final PrintStream err;
    private final DiagnosticsReport.Format format;

    FailureReport(PrintStream err, DiagnosticsReport.Format format) {
        this.err = err;
        this.format = format;
    }

    /** Only what is a bug of dlc shows its stack trace. */
    int tell(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            if (!failure.getMessage().isEmpty()) {
                tell(failure.code(), failure.file(), failure.getMessage(), failure.help());
            }
            return failure.status();
        }
        if (thrown instanceof TrainingException training) {
            tell(
                    training.isDivergence() ? Code.LOSS_NOT_FINITE : Code.TRAINING_REFUSED,
                    training.file() == null ? null : FileFault.of(training.file(), training.offset()),
                    training.getMessage(),
                    List.of(training.help()));
            return ExitStatus.FAULT;
        }
        if (thrown instanceof UncheckedIOException wrapped) {
            return tell(wrapped.getCause());
        }
        if (thrown instanceof IOException io) {
            tellFile(io);
            return ExitStatus.FAULT;
        }
        if (thrown instanceof OutOfMemoryError) {
            tell("out of memory", List.of("give the JVM more: DLC_JAVA_OPTS=-Xmx8g dlc …"));
            return ExitStatus.FAULT;
        }
        if (thrown instanceof StackOverflowError) {
            tell("the model is nested too deep", List.of("give the JVM a larger stack: DLC_JAVA_OPTS=-Xss16m dlc …"));
            return ExitStatus.FAULT;
        }
        err.println("error: this is a bug in dlc " + Version.number() + " on Java " + Runtime.version()
                + ": please report it, with what follows and, if you can, the model");
        thrown.printStackTrace(err);
        return ExitStatus.BUG;
    }

    /** A message in one line, and what to do about it. */
    void tell(String problem, List<String> help) {
        tell(null, null, problem, help);
    }

    /**
     * @param code null where no page explains it
     * @param fault the file that is at fault; null where none is
     */
    void tell(Code code, FileFault fault, String problem, List<String> help) {
        tell("error", code, fault, problem, help);
    }

    /** What is wrong with a file, but ends nothing. */
    void warn(FileFault fault, String problem) {
        tell("warning", null, fault, problem, List.of());
    }

    private void tell(String level, Code code, FileFault fault, String problem, List<String> help) {
        if (format == DiagnosticsReport.Format.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            if (code != null) {
                json.put("code", code.number());
            }
            json.put("level", level);
            json.put("message", problem);
            if (fault != null) {
                json.putAll(fault.json());
            }
            json.put("help", help);
            err.println(Json.write(json));
            return;
        }
        err.println(level + (code == null ? ": " : "[" + code.number() + "]: ") + plain(problem));
        for (String line : help) {
            err.println("  help: " + plain(line));
        }
    }

    /** Names and fields of files may hold what a terminal takes for a command. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]", "?");
    }

    private void tellFile(IOException thrown) {
        if (thrown instanceof DataException data) {
            tell(
                    Code.BAD_DATA,
                    new FileFault(name(data.file()), data.place()),
                    data.getMessage(),
                    List.of(data.help()));
        } else if (thrown instanceof WeightsException weights) {
            tell(
                    Code.BAD_WEIGHTS,
                    FileFault.of(weights.file(), weights.offset()),
                    weights.getMessage(),
                    List.of(weights.help()));
        } else if (thrown instanceof FileSystemException file) {
            tell(null, new FileFault(file.getFile(), ""), file.getFile() + ": " + reason(file), List.of());
        } else {
            tell(String.valueOf(thrown.getMessage()), List.of());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file).replace('\\', '/');
    }

    private static String reason(FileSystemException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        } else if (thrown instanceof FileAlreadyExistsException) {
            return "is already there, and is no folder";
        }
        return thrown.getReason() == null ? thrown.getClass().getSimpleName() : thrown.getReason();
    }
}
