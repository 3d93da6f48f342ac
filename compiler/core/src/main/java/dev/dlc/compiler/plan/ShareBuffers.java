package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives values places in the arena so that values that are not alive at the same time may lie in the same one.
 *
 * <pre>
 * before: %3 [64] written 0, read 1;  %4 [64] written 1, read 2;  %5 [32] written 3   (a barrier before 3)
 * after:  %3 at 0, %4 at 0 (in place), %5 at 0
 * </pre>
 *
 * Workers run ahead of each other, so a place is free for others only behind a barrier after its last use. Without one, a value
 * of the same size may take the place if all of its uses were divided by samples: then each worker overwrites what only it
 * has read.
 */
final class ShareBuffers {
    private final List<Access> accesses;
    /** How many barriers stand before each operation and its predecessors. */
    private final int[] barriers;
    private final Map<Value, Life> lives;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Value, Integer> offsets = new HashMap<>();
    private int size;

    /**
     * From when to when a value is needed.
     *
     * @param first the operation that writes it, -1 where it is there from the start
     * @param last the last that reads it
     * @param lastShared the last that is not divided by samples and touches it, -2 for none
     */
    record Life(int first, int last, int lastShared) {}

    /** A place and the value that lies there now. */
    private static final class Block {
        private final int offset;
        private final int size;
        private final Life life;

        Block(int offset, int size, Life life) {
            this.offset = offset;
            this.size = size;
            this.life = life;
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

    /** Offsets of values and the size of the whole. */
    record Layout(Map<Value, Integer> offsets, int size) {}

    /** @param order the values to place, by the operation that writes them */
    static Layout layOut(List<Value> order, List<Access> accesses, boolean[] barriers, Map<Value, Life> lives) {
        var pass = new ShareBuffers(accesses, barriers, lives);
        for (Value value : order) {
            pass.place(value);
        }
        return new Layout(pass.offsets, pass.size);
    }

    private void place(Value value) {
        Life life = lives.get(value);
        int wanted = value.shape().size();
        Block same = blocks.stream()
                .filter(block -> block.size == wanted && mayTake(block, life))
                .findFirst()
                .orElse(null);
        int offset = same != null ? same.offset : firstGap(wanted, life);
        blocks.removeIf(block -> block.offset < offset + wanted && offset < block.offset + block.size
                && isOver(block, life));
        if (same != null) {
            blocks.remove(same);
        }
        blocks.add(new Block(offset, wanted, life));
        offsets.put(value, offset);
        size = Math.max(size, Math.addExact(offset, wanted));
    }

    /** True where a value of the same size may take the block's place. */
    private boolean mayTake(Block block, Life life) {
        if (isOver(block, life)) {
            return true;
        }
        boolean dead = block.life.last < life.first()
                || (block.life.last == life.first() && accesses.get(life.first()).inPlace());
        return dead
                && life.first() >= 0
                && accesses.get(life.first()).share().isSamples()
                && (block.life.lastShared < 0 || barrierBetween(block.life.lastShared, life.first()));
    }

    /** True where all workers are done with the block before the value is first written. */
    private boolean isOver(Block block, Life life) {
        return block.life.last < life.first() && barrierBetween(block.life.last, life.first());
    }

    private boolean barrierBetween(int after, int upTo) {
        return upTo > after && barriers[upTo + 1] > barriers[Math.max(0, after + 1)];
    }

    private int firstGap(int wanted, Life life) {
        List<Block> busy = blocks.stream()
                .filter(block -> !isOver(block, life))
                .sorted((a, b) -> Integer.compare(a.offset, b.offset))
                .toList();
        int offset = 0;
        for (Block block : busy) {
            if (block.offset - offset >= wanted) {
                return offset;
            }
            offset = Math.max(offset, Math.addExact(block.offset, block.size));
        }
        return offset;
    }
}
