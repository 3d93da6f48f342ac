package dev.dlc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {
    private static final List<String> LAYERS = List.of("conv1d", "conv2d", "dense", "dropout", "relu", "leaky_relu");

    @Test
    void findsTheNameWithFewestWrongLetters() {
        assertThat(Suggest.nearest("cov2d", LAYERS)).hasValue("conv2d");
        assertThat(Suggest.nearest("desne", LAYERS)).hasValue("dense");
        assertThat(Suggest.nearest("droput", LAYERS)).hasValue("dropout");
        assertThat(Suggest.nearest("leakyrelu", LAYERS)).hasValue("leaky_relu");
    }

    @Test
    void saysNothingWhereNoNameIsNear() {
        assertThat(Suggest.nearest("transformer", LAYERS)).isEmpty();
        assertThat(Suggest.nearest("x", List.of("y", "z"))).isEmpty();
        assertThat(Suggest.nearest("", LAYERS)).isEmpty();
    }
}
