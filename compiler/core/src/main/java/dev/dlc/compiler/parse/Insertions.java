package dev.dlc.compiler.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to put between the tokens of a file; of several at one place the first added comes first. */
final class Insertions {
    /** A token to put before the one at an index. */
    private record Insertion(int index, Piece piece) {}

    private final List<Insertion> insertions = new ArrayList<>();

    /** @param index of the token to put it before */
    void add(int index, Piece piece) {
        insertions.add(new Insertion(index, piece));
    }

    /** The token at an index is no longer there. */
    void removed(int index) {
        insertions.replaceAll(it -> it.index > index ? new Insertion(it.index - 1, it.piece) : it);
    }

    List<Piece> into(List<Piece> pieces) {
        insertions.sort(Comparator.comparingInt(Insertion::index));
        List<Piece> all = new ArrayList<>(pieces.size() + insertions.size());
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            for (; next < insertions.size() && insertions.get(next).index == i; next++) {
                all.add(insertions.get(next).piece);
            }
            all.add(pieces.get(i));
        }
        return all;
    }
}
