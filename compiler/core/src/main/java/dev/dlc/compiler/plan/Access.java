package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Share;
import java.util.List;

/**
 * What one operation reads and writes and how the workers divide it: all that barriers and buffers depend on.
 *
 * @param inPlace true where an output may lie where an input of its size lay that nothing reads afterwards
 */
record Access(List<Value> reads, List<Value> writes, Share share, boolean inPlace) {
    /** The same, divided otherwise. */
    Access by(Share other) {
        return new Access(reads, writes, other, inPlace);
    }
}
