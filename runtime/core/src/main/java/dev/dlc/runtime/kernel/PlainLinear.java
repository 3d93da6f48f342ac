package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;

/** Linear layers in plain Java, y[r] = W x[r], with W [outputs, inputs]; their gradients. */
final class PlainLinear {
    /** Up to this many rows it is not worth to transpose the weights. */
    private static final int FEW_ROWS = 3;

    private PlainLinear() {}

    static void forward(
            Worker worker,
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        if (to - from <= FEW_ROWS) {
            part(x, xOffset, w, wOffset, y, yOffset, inputs, outputs, from, to, 0, outputs);
            return;
        }
        float[] transposed = worker.scratch(inputs * outputs);
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                transposed[i * outputs + o] = w[wOffset + o * inputs + i];
            }
        }
        for (int r = from; r < to; r++) {
            Products.product(x, xOffset + r * inputs, 1, inputs, transposed, 0, y, yOffset + r * outputs, outputs);
        }
    }

    /** As {@link #forward}, of each row the outputs {@code first <= o < last}. */
    static void part(
            float[] x,
            int xOffset,
            float[] w,
            int wOffset,
            float[] y,
            int yOffset,
            int inputs,
            int outputs,
            int from,
            int to,
            int first,
            int last) {
        for (int r = from; r < to; r++) {
            linearRow(x, xOffset + r * inputs, w, wOffset, y, yOffset + r * outputs, inputs, first, last);
        }
    }

    /** One row, eight outputs at a time: each addition waits for the one before it of the same sum, but not for the others. */
    private static void linearRow(
            float[] x, int xOffset, float[] w, int wOffset, float[] y, int yOffset, int inputs, int first, int last) {
        int o = first;
        for (; o + 7 < last; o += 8) {
            eightSums(x, xOffset, w, wOffset + o * inputs, y, yOffset + o, inputs);
        }
        for (; o < last; o++) {
            float sum = 0;
            for (int i = 0; i < inputs; i++) {
                sum = Math.fma(x[xOffset + i], w[wOffset + o * inputs + i], sum);
            }
            y[yOffset + o] = sum;
        }
    }

    private static void eightSums(float[] x, int xOffset, float[] w, int wOffset, float[] y, int yOffset, int inputs) {
        int w1 = wOffset + inputs;
        int w2 = w1 + inputs;
        int w3 = w2 + inputs;
        int w4 = w3 + inputs;
        int w5 = w4 + inputs;
        int w6 = w5 + inputs;
        int w7 = w6 + inputs;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        for (int i = 0; i < inputs; i++) {
            float value = x[xOffset + i];
            a = Math.fma(value, w[wOffset + i], a);
            b = Math.fma(value, w[w1 + i], b);
            c = Math.fma(value, w[w2 + i], c);
            d = Math.fma(value, w[w3 + i], d);
            e = Math.fma(value, w[w4 + i], e);
            f = Math.fma(value, w[w5 + i], f);
            g = Math.fma(value, w[w6 + i], g);
            h = Math.fma(value, w[w7 + i], h);
        }
        y[yOffset] = a;
        y[yOffset + 1] = b;
        y[yOffset + 2] = c;
        y[yOffset + 3] = d;
        y[yOffset + 4] = e;
        y[yOffset + 5] = f;
        y[yOffset + 6] = g;
        y[yOffset + 7] = h;
    }

    static void inputGradient(
            float[] dy,
            int dyOffset,
            float[] w,
            int wOffset,
            float[] dx,
            int dxOffset,
            int inputs,
            int outputs,
            int from,
            int to) {
        for (int r = from; r < to; r++) {
            Products.product(dy, dyOffset + r * outputs, 1, outputs, w, wOffset, dx, dxOffset + r * inputs, inputs);
        }
    }

    static void weightGradient(
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dw,
            int dwOffset,
            int inputs,
            int outputs,
            int rows,
            int from,
            int to) {
        for (int o = from; o < to; o++) {
            Products.product(dy, dyOffset + o, outputs, rows, x, xOffset, dw, dwOffset + o * inputs, inputs);
        }
    }
}
