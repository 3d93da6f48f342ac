package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void pathsBecomeNamesOfEachKind() {
        assertThat(Names.camel("body.0.conv_bn.conv2d")).isEqualTo("body0ConvBnConv2d");
        assertThat(Names.pascal("fashion_net")).isEqualTo("FashionNet");
        assertThat(Names.constant("body.0.conv_bn.weight")).isEqualTo("BODY_0_CONV_BN_WEIGHT");
        assertThat(Names.constant("T-shirt/top")).isEqualTo("T_SHIRT_TOP");
    }

    @Test
    void namesThatDoNotStartLikeAnIdentifierGetALetter() {
        assertThat(Names.constant("3")).isEqualTo("N3");
        assertThat(Names.constant("\"; }")).isEqualTo("N");
        assertThat(Names.pascal("")).isEqualTo("N");
    }

    @Test
    void equalNamesGetANumberAndKeywordsToo() {
        Names names = new Names("taken");
        assertThat(names.fresh("value")).isEqualTo("value");
        assertThat(names.fresh("value")).isEqualTo("value2");
        assertThat(names.fresh("taken")).isEqualTo("taken2");
        assertThat(names.fresh("class")).isEqualTo("class2");
        assertThat(names.fresh("dense2")).isEqualTo("dense2");
        assertThat(names.fresh("dense2")).isEqualTo("dense2_2");
    }

    @Test
    void anInnerSpaceDoesNotDisturbTheOuter() {
        Names outer = new Names();
        assertThat(outer.inner().fresh("i")).isEqualTo("i");
        assertThat(outer.inner().fresh("i")).isEqualTo("i");
        outer.fresh("i");
        assertThat(outer.inner().fresh("i")).isEqualTo("i2");
    }

    @Test
    void namesAlikeAreNumberedAndFoundFreeInsideToo() {
        Names outer = new Names("x2");
        Names inner = outer.inner();
        assertThat(inner.fresh("x3")).isEqualTo("x3");
        assertThat(inner.freshOutside("x")).isEqualTo("x");
        assertThat(inner.freshOutside("x")).isEqualTo("x4");
        assertThat(outer.take("x4")).isFalse();
        assertThat(outer.take("x5")).isTrue();
    }
}
