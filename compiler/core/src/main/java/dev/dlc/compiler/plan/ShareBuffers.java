package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Share;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Gives values arrays so that those that are not alive at the same time may lie in the same one.
 *
 * <pre>
 * before: %3 [64] written 0, read 1;  %4 [64] written 1, read 2;  %5 [32] written 3   (a barrier before 3)
 * after:  %3, %4 (in place) and %5 in one array of 64
 * </pre>
 *
 * Workers run ahead of each other, so an array is free for others only behind a barrier after its last use. Without one, a value
 * of the same size may take it if all uses since were divided as its own: then each worker overwrites what only it has read.
 */
final class ShareBuffers {
    private final List<Access> accesses;
    /** How many barriers stand before each operation and its predecessors. */
    private final int[] barriers;

    private final Map<Value, Life> lives;
    private final List<Block> blocks = new ArrayList<>();
    /** The blocks by when their value is needed for the last time, without those in {@link #ended}. */
    private final PriorityQueue<Block> needed = new PriorityQueue<>(Comparator.comparingInt(block -> block.life.last));
    /** The indices of those whose value nothing reads any more: a deep network has thousands of others, which are not looked at. */
    private final BitSet ended = new BitSet();

    private final Map<Value, Integer> arrays = new HashMap<>();

    /**
     * From when to when a value is needed.
     *
     * @param first the operation that writes it, -1 where it is there from the start
     * @param last the last that reads it
     */
    record Life(int first, int last) {}

    /** An array and the value that lies there now. */
    private static final class Block {
        private final int index;
        private int size;
        private int used;
        private Value value;
        private Life life;

        Block(int index) {
            this.index = index;
        }
    }

    private ShareBuffers(List<Access> accesses, boolean[] barriers, Map<Value, Life> lives) {
        this.accesses = accesses;
        this.barriers = new int[barriers.length + 1];
        for (int i = 0; i < barriers.length; i++) {
            this.barriers[i + 1] = this.barriers[i] + (barriers[i] ? 1 : 0);
        }
        this.lives = lives;
    }

    /** The array of each value, and how many numbers each array has for one sample. */
    record Layout(Map<Value, Integer> arrays, List<Integer> sizes) {}

    /** @param order the values to place, by the operation that writes them, so that their lives begin one after the other */
    static Layout layOut(List<Value> order, List<Access> accesses, boolean[] barriers, Map<Value, Life> lives) {
        var pass = new ShareBuffers(accesses, barriers, lives);
        for (Value value : order) {
            pass.place(value);
        }
        return new Layout(
                pass.arrays, pass.blocks.stream().map(block -> block.size).toList());
    }

    private void place(Value value) {
        Life life = lives.get(value);
        int wanted = value.shape().size();
        while (!needed.isEmpty() && needed.peek().life.last <= life.first) {
            ended.set(needed.poll().index);
        }
        Block block = choose(wanted, life);
        if (block == null) {
            block = new Block(blocks.size());
            blocks.add(block);
        }
        block.size = Math.max(block.size, wanted);
        block.used = wanted;
        block.value = value;
        block.life = life;
        ended.clear(block.index);
        needed.add(block);
        arrays.put(value, block.index);
    }

    /**
     * One of the same size if there is, else the smallest that is large enough, else the largest, which then grows. Of those of the same
     * size one that the operation reads: its numbers are in the cache, and members that divide a sample need not meet for it.
     */
    private Block choose(int wanted, Life life) {
        Block same = null;
        Block best = null;
        for (int index = ended.nextSetBit(0); index >= 0; index = ended.nextSetBit(index + 1)) {
            Block block = blocks.get(index);
            if (block.used == wanted && mayTake(block, life)) {
                if (block.life.last == life.first) {
                    return block;
                }
                same = same == null ? block : same;
            }
            if (isOver(block, life) && (best == null || isBetter(block.size, best.size, wanted))) {
                best = block;
            }
        }
        return same != null ? same : best;
    }

    private static boolean isBetter(int size, int best, int wanted) {
        return best < wanted ? size > best : size >= wanted && size < best;
    }

    /** True where a value of the same size may take the block's place. */
    private boolean mayTake(Block block, Life life) {
        if (isOver(block, life)) {
            return true;
        }
        boolean dead = block.life.last < life.first()
                || (block.life.last == life.first()
                        && accesses.get(life.first()).inPlace());
        return dead && life.first() >= 0 && isUsedAlike(block, life.first());
    }

    /** True where a worker has used, since the last barrier, what it is about to overwrite, and no other has. */
    private boolean isUsedAlike(Block block, int writer) {
        Share share = accesses.get(writer).share();
        if (!share.isSamples() && !share.isChannels()) {
            return false;
        }
        for (int i = block.life.last; i >= Math.max(0, block.life.first) && !barrierBetween(i, writer); i--) {
            Access access = accesses.get(i);
            boolean touched =
                    access.reads().contains(block.value) || access.writes().contains(block.value);
            if (touched && !access.share().isAlike(share)) {
                return false;
            }
        }
        return share.isSamples() || block.life.first >= 0 || barrierBetween(-1, writer);
    }

    /** True where all workers are done with the block before the value is first written. */
    private boolean isOver(Block block, Life life) {
        return block.life.last < life.first() && barrierBetween(block.life.last, life.first());
    }

    private boolean barrierBetween(int after, int upTo) {
        return upTo > after && barriers[upTo + 1] > barriers[Math.max(0, after + 1)];
    }
}
