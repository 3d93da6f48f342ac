package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot never compiles a method of more than 8,000 bytecodes (HugeMethodLimit), so that it would run 50 times slower. */
class MethodSizeTest {
    private static final int HUGE_METHOD_LIMIT = 8000;

    @ParameterizedTest
    @ValueSource(strings = {"digits", "iris", "fashion"})
    void noMethodOfASampleIsHuge(String sample) {
        assertNoneIsHuge(Generated.of(Path.of("../../samples", sample, sample + ".dl")), 5);
    }

    /** Convolutions with all that comes with them, one after the other. */
    @Test
    void noMethodOfAThousandLayersIsHuge() {
        Generated generated = Generated.of("""
                model Deep {
                  input  image: float[2, 3, 3]
                  target label: class[3]
                  data { train npy("x.npy", "y.npy") }
                  network {
                    a = image -> for i in 0..<160 { conv2d(2, kernel = 3, padding = same) -> batch_norm -> relu }
                    b = a -> repeat 170 { conv2d(2, kernel = 1) -> dropout(keep = 0.9) -> tanh }
                    c = b -> flatten -> for i in 0..<10 { dense(8) }
                    scores = c -> dense(label.classes)
                  }
                  loss cross_entropy(scores, label)
                  regularize { l2(1e-4) }
                  optimizer adam
                  train { epochs 1  clip_norm 1 }
                }
                """);
        assertThat(generated.model().layers().size()).isGreaterThan(1000);
        assertNoneIsHuge(generated, 1000);
    }

    /** One routine of many steps: a value that a thousand others are added to. */
    @Test
    void noMethodOfOneLongSumIsHuge() {
        assertNoneIsHuge(Generated.of("""
                        model Wide {
                          input  x: float[4]
                          target y: float[4]
                          data { train npy("x.npy", "y.npy") }
                          network {
                            a = x -> dense(4)
                            b = a -> for i in 0..<300 { (in -> tanh) + (a -> sigmoid) * 0.5 }
                            out = concat(a, b) -> dense(4)
                          }
                          loss mse(out, y)
                          optimizer sgd
                          train { epochs 1 }
                        }
                        """), 10);
    }

    /** The reader itself: javac's code for this class is as long as javap says. */
    @Test
    void theLengthsAreThoseOfTheClassFile() {
        Map<String, Integer> lengths =
                ClassFile.codeLengths(Generated.of("""
                        model Small {
                          input x: float
                          target y: float
                          data { train npy("x.npy", "y.npy") }
                          network { out = x -> dense(1) }
                          loss mse(out, y)
                          optimizer sgd
                          train { epochs 1 }
                        }
                        """).classes().get("dev.dlc.test.Small"));
        // getstatic DESCRIPTION (3 bytes), areturn (1)
        assertThat(lengths).containsEntry("description()Ldev/dlc/runtime/Description;", 4);
    }

    private static void assertNoneIsHuge(Generated generated, int atLeast) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        generated
                .classes()
                .forEach((name, bytes) -> ClassFile.codeLengths(bytes)
                        .forEach((method, length) -> lengths.put(name + "." + method, length)));
        assertThat(lengths).hasSizeGreaterThan(atLeast);
        assertThat(lengths)
                .allSatisfy((method, length) -> assertThat(length).as(method).isLessThanOrEqualTo(HUGE_METHOD_LIMIT));
    }
}
