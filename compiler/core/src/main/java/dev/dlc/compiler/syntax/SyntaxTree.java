package dev.dlc.compiler.syntax;

import java.util.List;

/**
 * A file as it is written.
 *
 * @param tokens in their order; the last, without text, is the end of the file
 * @param root the whole file
 */
public record SyntaxTree(List<Token> tokens, Node root) {
    public SyntaxTree {
        tokens = List.copyOf(tokens);
    }

    /**
     * A word, number, string or sign.
     *
     * @param comments that stand before it, behind the token before
     * @param lines how many lines end between it and the comment, else the token, before it
     * @param spaced whether anything stands between it and the token before
     */
    public record Token(String text, List<Comment> comments, int lines, boolean spaced) {
        public Token {
            comments = List.copyOf(comments);
        }

        /** True where a line ends before it. */
        public boolean startsLine() {
            return lines > 0 || comments.stream().anyMatch(comment -> comment.lines() > 0);
        }
    }

    /**
     * A comment, with its signs.
     *
     * @param lines how many lines end between it and what stands before it
     */
    public record Comment(String text, int lines) {
        /** True for one that goes on to the end of its line. */
        public boolean endsLine() {
            return text.startsWith("//");
        }
    }

    /**
     * Tokens that belong together.
     *
     * @param first number of its first token
     * @param last number of its last token
     */
    public record Node(Form form, int first, int last, List<Node> children) {
        public Node {
            children = List.copyOf(children);
        }
    }
}
