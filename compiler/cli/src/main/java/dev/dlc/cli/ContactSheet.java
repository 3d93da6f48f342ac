package dev.dlc.cli;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Rows of small pictures under headings and captions. */
final class ContactSheet {
    private static final int MARGIN = 20;
    private static final int GAP = 6;
    /** How long the longer side of a picture is drawn, about: small ones are enlarged by a whole factor. */
    private static final int SIDE = 96;

    private static final int LARGEST_SIDE = 160;
    private static final int LEAST_WIDTH = 640;
    private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    private static final Font NOTE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font CAPTION = new Font(Font.MONOSPACED, Font.PLAIN, 14);
    private static final Color PAPER = new Color(0xf5f5f2);
    private static final Color INK = new Color(0x22262a);

    private final int columns;
    private final List<Block> blocks = new ArrayList<>();

    /** Something of a height of its own. */
    private interface Block {
        int height(Graphics2D graphics, int width);

        void draw(Graphics2D graphics, int top, int width);
    }

    /** @param columns the most pictures of a row */
    ContactSheet(int columns) {
        this.columns = columns;
    }

    void heading(String text, String note) {
        blocks.add(new Text(text, HEADING, 14));
        blocks.add(new Text(note, NOTE, 4));
    }

    void row(String caption, List<BufferedImage> pictures) {
        blocks.add(new Text(caption, CAPTION, 12));
        blocks.add(new Pictures(List.copyOf(pictures)));
    }

    BufferedImage draw() {
        int width = Math.max(LEAST_WIDTH, widest());
        Graphics2D measuring = graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        int height = blocks.stream()
                .mapToInt(block -> block.height(measuring, width))
                .reduce(2 * MARGIN, Math::addExact);
        BufferedImage sheet = new BufferedImage(width + 2 * MARGIN, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(sheet);
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(INK);
        int top = MARGIN;
        for (Block block : blocks) {
            block.draw(graphics, top, width);
            top += block.height(graphics, width);
        }
        graphics.dispose();
        return sheet;
    }

    private int widest() {
        return blocks.stream()
                .filter(Pictures.class::isInstance)
                .mapToInt(block -> columns * (((Pictures) block).width() + GAP) - GAP)
                .max()
                .orElse(0);
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    /** A text, broken between words where it is too long. */
    private record Text(String text, Font font, int above) implements Block {
        @Override
        public int height(Graphics2D graphics, int width) {
            FontMetrics metrics = graphics.getFontMetrics(font);
            return above + lines(metrics, width).size() * metrics.getHeight();
        }

        @Override
        public void draw(Graphics2D graphics, int top, int width) {
            FontMetrics metrics = graphics.getFontMetrics(font);
            graphics.setFont(font);
            int baseline = top + above + metrics.getAscent();
            for (String line : lines(metrics, width)) {
                graphics.drawString(line, MARGIN, baseline);
                baseline += metrics.getHeight();
            }
        }

        private List<String> lines(FontMetrics metrics, int width) {
            List<String> lines = new ArrayList<>();
            String line = "";
            for (String word : text.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
                    lines.add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.add(line);
            return lines;
        }
    }

    /** Pictures of one size, side by side. */
    private record Pictures(List<BufferedImage> pictures) implements Block {
        private static final int ABOVE = 4;

        int width() {
            return scaled(pictures.get(0).getWidth());
        }

        @Override
        public int height(Graphics2D graphics, int width) {
            return ABOVE + scaled(pictures.get(0).getHeight());
        }

        @Override
        public void draw(Graphics2D graphics, int top, int width) {
            BufferedImage first = pictures.get(0);
            boolean enlarged = width() >= first.getWidth();
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    enlarged
                            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            int left = MARGIN;
            for (BufferedImage picture : pictures) {
                graphics.drawImage(picture, left, top + ABOVE, width(), scaled(first.getHeight()), null);
                left += width() + GAP;
            }
        }

        private int scaled(int side) {
            int longer = Math.max(pictures.get(0).getWidth(), pictures.get(0).getHeight());
            if (longer > LARGEST_SIDE) {
                return Math.max(1, Math.round((float) side * LARGEST_SIDE / longer));
            }
            return side * Math.max(1, Math.round((float) SIDE / longer));
        }
    }
}
