package dev.dlc.data;

import java.nio.file.Path;

/** Whether what a file becomes has room, asked before it is taken. */
final class Memory {
    private Memory() {}

    /** @throws DataException if the JVM can not give so many bytes any more */
    static void require(long bytes, Path file, String place) throws DataException {
        if (bytes > left() && bytes > leftAfterCollection()) {
            throw lacking(bytes, file, place);
        }
    }

    /** What is said of numbers that don't fit, found out before or while they are read. */
    static DataException lacking(long bytes, Path file, String place) {
        return new DataException(
                file,
                place,
                "its numbers need " + (bytes >> 20) + " MB, more than the JVM may use",
                "give it more: DLC_JAVA_OPTS=-Xmx" + ((bytes >> 30) + 2) + "g");
    }

    private static long left() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /** Garbage counts as used until it is collected; only where it matters is that worth the time. */
    private static long leftAfterCollection() {
        System.gc();
        return left();
    }
}
