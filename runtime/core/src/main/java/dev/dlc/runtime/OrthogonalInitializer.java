package dev.dlc.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * See {@link Initializer#orthogonal}. As PyTorch's {@code orthogonal_}: the factor Q of the QR decomposition of a matrix of
 * normal numbers, its signs chosen so that R has a positive diagonal, which makes it unique; of the transposed matrix where
 * it is wider than high.
 */
record OrthogonalInitializer(double gain) implements Initializer {
    @Override
    public void fill(float[] weights, int offset, List<Integer> shape, long key) {
        if (shape.size() < 2) {
            return;
        }
        int rows = shape.get(0);
        int columns = shape.stream().skip(1).mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        boolean wide = rows < columns;
        double[][] matrix = new double[wide ? columns : rows][wide ? rows : columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double drawn = Random.normal(key, (long) r * columns + c);
                if (wide) {
                    matrix[c][r] = drawn;
                } else {
                    matrix[r][c] = drawn;
                }
            }
        }
        // what rounding leaves of other columns after the first time is gone after the second
        orthogonalize(matrix);
        orthogonalize(matrix);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                weights[offset + r * columns + c] = (float) (gain * (wide ? matrix[c][r] : matrix[r][c]));
            }
        }
    }

    /** Gram and Schmidt, modified: each column is made of length 1 and taken off all later ones. Row by row, so that it vectorises. */
    private static void orthogonalize(double[][] matrix) {
        int columns = matrix[0].length;
        double[] products = new double[columns];
        for (int k = 0; k < columns; k++) {
            double squares = 0;
            for (double[] row : matrix) {
                squares += row[k] * row[k];
            }
            double length = Math.sqrt(squares);
            Arrays.fill(products, 0);
            for (double[] row : matrix) {
                row[k] /= length;
                double unit = row[k];
                for (int c = k + 1; c < columns; c++) {
                    products[c] += unit * row[c];
                }
            }
            for (double[] row : matrix) {
                double unit = row[k];
                for (int c = k + 1; c < columns; c++) {
                    row[c] -= unit * products[c];
                }
            }
        }
    }
}
