package dev.dlc.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static Evaluated whole(String operator, long left, long right) {
        return Arithmetic.apply(operator, new Whole(left), new Whole(right));
    }

    @Test
    void divisionIsExact() {
        assertThat(whole("/", 6, 3)).isEqualTo(new Whole(2));
        assertThat(whole("/", 1, 4)).isEqualTo(new Real(0.25));
        assertThat(whole("/", -7, 2)).isEqualTo(new Real(-3.5));
        assertThat(whole("/", Long.MIN_VALUE, -1)).isEqualTo(new Real(9.223372036854775807e18));
    }

    @Test
    void powersOfIntsAreInts() {
        assertThat(whole("^", 2, 10)).isEqualTo(new Whole(1024));
        assertThat(whole("^", 2, 0)).isEqualTo(new Whole(1));
        assertThat(whole("^", 2, -2)).isEqualTo(new Real(0.25));
        assertThat(whole("^", -1, 1_000_000_001)).isEqualTo(new Whole(-1));
        assertThat(whole("^", 0, 1_000_000_000)).isEqualTo(new Whole(0));
    }

    @Test
    void intsNeverWrap() {
        for (String operator : new String[] {"+", "*", "^"}) {
            assertThatExceptionOfType(Misfit.class)
                    .isThrownBy(() -> whole(operator, Long.MAX_VALUE, Long.MAX_VALUE))
                    .withMessageContaining("beyond what an int holds")
                    .matches(misfit -> misfit.code() == Code.BAD_ARITHMETIC);
        }
        assertThatExceptionOfType(Misfit.class).isThrownBy(() -> Arithmetic.negate(new Whole(Long.MIN_VALUE)));
    }

    @Test
    void whatHasNoFiniteResultIsAnError() {
        assertThatExceptionOfType(Misfit.class)
                .isThrownBy(() -> whole("/", 1, 0))
                .withMessage("division by zero");
        assertThatExceptionOfType(Misfit.class)
                .isThrownBy(() -> Arithmetic.apply("^", new Real(-8), new Real(0.5)))
                .withMessageContaining("not a finite number");
    }

    @Test
    void intsAndFloatsCompareAsNumbers() {
        assertThat(Arithmetic.apply("==", new Whole(2), new Real(2))).isEqualTo(new Truth(true));
        assertThat(Arithmetic.apply("<", new Whole(2), new Real(2.5))).isEqualTo(new Truth(true));
        assertThat(whole(">=", 2, 3)).isEqualTo(new Truth(false));
        assertThat(Arithmetic.apply("!=", new Text("a"), new Text("b"))).isEqualTo(new Truth(true));
        assertThat(Arithmetic.apply("==", new Evaluated.None(), new Whole(1))).isEqualTo(new Truth(false));
    }

    @Test
    void operandsOfTheWrongTypeAreNamed() {
        assertThatExceptionOfType(Misfit.class)
                .isThrownBy(() -> Arithmetic.apply("*", new Whole(2), new Truth(true)))
                .withMessage("`*` wants numbers, but gets the bool true");
        assertThatExceptionOfType(Misfit.class)
                .isThrownBy(() -> Arithmetic.apply("&&", new Whole(1), new Truth(true)))
                .withMessage("`&&` wants a bool, but gets the int 1");
    }
}
