package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where the workers must wait for each other: before an operation that reads what was written, since the last barrier,
 * by an operation that was divided otherwise. A worker that goes on with its own samples never waits.
 */
final class Barriers {
    private Barriers() {}

    /** For each operation, whether a barrier stands before it. */
    static boolean[] before(List<Access> accesses) {
        boolean[] barriers = new boolean[accesses.size()];
        Map<Value, Share> written = new HashMap<>();
        for (int i = 0; i < accesses.size(); i++) {
            Access access = accesses.get(i);
            boolean foreign = access.reads().stream()
                    .anyMatch(value ->
                            written.containsKey(value) && !written.get(value).isAlike(access.share()));
            if (foreign) {
                barriers[i] = true;
                written.clear();
            }
            access.writes().forEach(value -> written.put(value, access.share()));
        }
        return barriers;
    }
}
