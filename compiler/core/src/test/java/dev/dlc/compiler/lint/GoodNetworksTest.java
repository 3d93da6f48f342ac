package dev.dlc.compiler.lint;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that papers and textbooks describe are not suspicious: a false alarm is worse than silence. */
class GoodNetworksTest {
    private static final String BLOCKS = """
            block conv_bn(filters: int, stride: int = 1) {
              conv2d(filters, kernel = 3, stride = stride, padding = same, bias = false) -> batch_norm -> relu
            }
            // He et al. 2016, "Identity mappings": normalised before, not behind
            block before(filters: int) {
              main = in -> batch_norm -> relu -> conv2d(filters, kernel = 3, padding = same, bias = false)
                        -> batch_norm -> relu -> conv2d(filters, kernel = 3, padding = same, bias = false)
              out = in + main
            }
            // Sandler et al. 2018: no activation behind the narrow layer
            block inverted(filters: int, wide: int) {
              main = in -> conv2d(wide, kernel = 1, bias = false) -> batch_norm -> relu
                        -> depthwise_conv2d(kernel = 3, padding = same, bias = false) -> batch_norm -> relu
                        -> conv2d(filters, kernel = 1, bias = false) -> batch_norm
              out = in + main
            }
            // Hu et al. 2018: channels are weighed
            block squeeze(channels: int) {
              gate = in -> global_avg_pool -> dense(channels / 4) -> relu -> dense(channels) -> sigmoid -> reshape([channels, 1, 1])
              out = in * gate
            }
            // Lim et al. 2017: no normalisation at all
            block plain(filters: int) {
              main = in -> conv2d(filters, kernel = 3, padding = same) -> relu -> conv2d(filters, kernel = 3, padding = same)
              out = in + main
            }
            // Vaswani et al. 2017
            block feed_forward(wide: int, width: int) {
              main = in -> layer_norm -> dense(wide) -> gelu -> dropout(keep = 0.9) -> dense(width) -> dropout(keep = 0.9)
              out = in + main
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head = x -> dense(2)",
                "head = x -> dense(64) -> relu -> dropout(keep = 0.5) -> dense(64) -> relu -> dropout(keep = 0.5) -> dense(2)",
                "head = x -> dense(8) -> feed_forward(32, 8) -> feed_forward(32, 8) -> layer_norm -> dense(2)",
                "head = x -> dense(8) -> tanh -> dense(3) -> dense(8) -> tanh -> dense(2)",
                "head = image -> conv_bn(8) -> conv_bn(8) -> max_pool(2) -> conv_bn(16) -> max_pool(2) -> flatten"
                        + " -> dropout(keep = 0.5) -> dense(2)",
                "head = image -> conv_bn(8, stride = 2) -> conv_bn(16, stride = 2) -> global_avg_pool -> dense(2)",
                "head = image -> conv2d(8, kernel = 3, padding = same, bias = false) -> before(8) -> before(8) -> batch_norm"
                        + " -> relu -> global_avg_pool -> dense(2)",
                "head = image -> conv_bn(8) -> inverted(8, 48) -> inverted(8, 48) -> global_avg_pool -> dense(2)",
                "head = image -> conv_bn(8) -> squeeze(8) -> global_avg_pool -> dense(2)",
                "head = image -> conv2d(8, kernel = 3, padding = same) -> plain(8) -> plain(8) -> global_avg_pool -> dense(2)",
                "down = image -> conv_bn(8)  low = down -> max_pool(2) -> conv_bn(16)"
                        + " -> conv_transpose2d(8, kernel = 2, stride = 2)"
                        + "  head = concat(down, low) -> conv_bn(8) -> global_avg_pool -> dense(2)",
                "head = image -> conv2d(8, kernel = 3) -> group_norm(groups = 4) -> silu -> global_max_pool -> dense(2)"
            })
    void nothingIsSaid(String network) {
        Linting written = Linting.model(network, "init { default he_normal }  loss mse(head, t)  optimizer adam");
        new Linting(BLOCKS
                        + written.text().replace("he_normal", network.contains("tanh") ? "xavier_normal" : "he_normal"))
                .silent();
    }
}
