package dev.dlc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws losses over epochs as SVG: those of the steps in grey, thinned out, and the means of the epochs. */
final class LossChart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int BOTTOM = 40;
    private static final int TOP = 10;
    /** More points than this are not seen. */
    private static final int POINTS = 1000;

    /** A loss at a time in epochs. */
    private record Point(double epoch, double loss) {}

    private final double epochs;
    private final double largest;
    private final StringBuilder svg = new StringBuilder();

    private LossChart(double epochs, double largest) {
        this.epochs = epochs;
        this.largest = largest;
    }

    static String draw(List<Map<String, Object>> steps, List<Map<String, Object>> epochs) {
        double perEpoch = Math.max(1, epochs.isEmpty() ? steps.size() : steps.size() / (double) epochs.size());
        List<Point> ofSteps = new ArrayList<>();
        int stride = Math.max(1, steps.size() / POINTS);
        for (int i = 0; i < steps.size(); i += stride) {
            add(ofSteps, (i + 1) / perEpoch, steps.get(i).get("loss"));
        }
        List<Point> training = ofEpochs(epochs, "train_loss");
        List<Point> validation = ofEpochs(epochs, "validation_loss");
        List<Point> all = new ArrayList<>(ofSteps);
        all.addAll(training);
        all.addAll(validation);
        if (all.isEmpty()) {
            return "<p>no step was finished</p>\n";
        }
        double last = all.stream().mapToDouble(Point::epoch).max().orElse(1);
        double largest = all.stream().mapToDouble(Point::loss).max().orElse(1);
        LossChart chart = new LossChart(last, largest > 0 ? largest : 1);
        chart.axes();
        chart.line(ofSteps, "#ccc", 1);
        chart.line(training, "#1f6fb4", 2);
        chart.line(validation, "#d9601a", 2);
        chart.legend(!validation.isEmpty());
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"loss over epochs\" "
                + "font-size=\"13\" fill=\"#222\">\n" + chart.svg + "</svg>\n";
    }

    private static List<Point> ofEpochs(List<Map<String, Object>> epochs, String name) {
        List<Point> points = new ArrayList<>();
        epochs.forEach(event -> add(points, ((Number) event.get("epoch")).doubleValue(), event.get(name)));
        return points;
    }

    private static void add(List<Point> points, double epoch, Object loss) {
        if (loss instanceof Number number) {
            points.add(new Point(epoch, number.doubleValue()));
        }
    }

    private double x(double epoch) {
        return LEFT + epoch / epochs * (WIDTH - LEFT - 10);
    }

    private double y(double loss) {
        return HEIGHT - BOTTOM - Math.max(0, loss) / largest * (HEIGHT - BOTTOM - TOP);
    }

    private void axes() {
        for (int i = 0; i <= 4; i++) {
            double loss = largest * i / 4;
            svg.append(text(
                    "<path d=\"M%d %.1fH%d\" stroke=\"#eee\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT, y(loss), WIDTH - 10, LEFT - 6, y(loss) + 4, Numbers.shortened(loss)));
        }
        int stride = (int) Math.max(1, Math.ceil(epochs / 10));
        for (int epoch = 0; epoch <= epochs; epoch += stride) {
            svg.append(text(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                    x(epoch), HEIGHT - BOTTOM + 18, epoch));
        }
        svg.append(text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">epoch</text>%n", WIDTH - 10, HEIGHT - 6));
    }

    private void line(List<Point> points, String colour, int width) {
        svg.append("<polyline fill=\"none\" stroke=\"").append(colour);
        svg.append("\" stroke-width=\"").append(width).append("\" points=\"");
        points.forEach(point -> svg.append(text("%.1f,%.1f ", x(point.epoch), y(point.loss))));
        svg.append("\"/>\n");
        for (Point point : width > 1 ? points : List.<Point>of()) {
            svg.append(text(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>%n",
                    x(point.epoch), y(point.loss), colour));
        }
    }

    private void legend(boolean validated) {
        String entry = "<text x=\"%d\" y=\"24\" fill=\"%s\">%s</text>%n";
        svg.append(text(entry, WIDTH - 300, "#888", "steps"));
        svg.append(text(entry, WIDTH - 240, "#1f6fb4", "training"));
        if (validated) {
            svg.append(text(entry, WIDTH - 160, "#d9601a", "validation"));
        }
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
