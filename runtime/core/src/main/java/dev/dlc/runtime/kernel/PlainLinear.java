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
            for (int r = from; r < to; r++) {
                linearRow(x, xOffset + r * inputs, w, wOffset, y, yOffset + r * outputs, inputs, outputs);
            }
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

    /** One row, four outputs at a time: four sums in a row would wait for each other. */
    private static void linearRow(
            float[] x, int xOffset, float[] w, int wOffset, float[] y, int yOffset, int inputs, int outputs) {
        int o = 0;
        for (; o + 3 < outputs; o += 4) {
            int w0 = wOffset + o * inputs;
            int w1 = w0 + inputs;
            int w2 = w1 + inputs;
            int w3 = w2 + inputs;
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int i = 0; i < inputs; i++) {
                float value = x[xOffset + i];
                a = Math.fma(value, w[w0 + i], a);
                b = Math.fma(value, w[w1 + i], b);
                c = Math.fma(value, w[w2 + i], c);
                d = Math.fma(value, w[w3 + i], d);
            }
            y[yOffset + o] = a;
            y[yOffset + o + 1] = b;
            y[yOffset + o + 2] = c;
            y[yOffset + o + 3] = d;
        }
        for (; o < outputs; o++) {
            float sum = 0;
            for (int i = 0; i < inputs; i++) {
                sum = Math.fma(x[xOffset + i], w[wOffset + o * inputs + i], sum);
            }
            y[yOffset + o] = sum;
        }
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
