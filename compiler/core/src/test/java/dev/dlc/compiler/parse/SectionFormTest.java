package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Glob;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.SourceUnit;
import org.junit.jupiter.api.Test;

class SectionFormTest {
    /** The sections as the tree was understood. */
    private static String understood(String sections) {
        SourceUnit unit = Parsing.clean("model M {\n" + sections + "\n}");
        return Printer.print(unit).replaceFirst("model M\n", "").replaceAll("(?m)^  ", "");
    }

    @Test
    void portsHaveEveryType() {
        assertThat(understood("""
                        input a: float  input b: float[1, 28, 2 * n]
                        input c: int[n] < vocab + 1
                        target d: class { cat, "T-shirt", for }  target e: class[n]
                        target f: class[n][t] target g: binary
                        """)).isEqualTo("""
                        input a: float
                        input b: float[1, 28, (2 * n)]
                        input c: int[n] < (vocab + 1)
                        target d: class {"cat", "T-shirt", "for"}
                        target e: class[n]
                        target f: class[n][t]
                        target g: binary
                        """);
    }

    @Test
    void settingsTakeArgumentsWithoutParentheses() {
        assertThat(understood("""
                        data { train csv("x.csv", features = [a, b], label = c)
                          test csv("y", features = all except label) validation split(0.1)
                          validation csv("z", features = all except [a, "b c"])
                          scale 1 / 255 scale (1 / 255) scale (1 + 2) * 3 scale -1
                          normalize mean = 0.2, std = [0.3, 0.4] normalize auto }
                        """)).isEqualTo("""
                        data
                          train csv("x.csv", features = [a, b], label = c)
                          test csv("y", features = all except ["label"])
                          validation split(0.1)
                          validation csv("z", features = all except ["a", "b c"])
                          scale (1 / 255)
                          scale (1 / 255)
                          scale ((1 + 2) * 3)
                          scale (-1)
                          normalize mean = 0.2, std = [0.3, 0.4]
                          normalize auto
                        """);
    }

    @Test
    void wordsOfDurationsMayBeginTheNextSetting() {
        assertThat(understood("train { batch 64 epochs 20 patience 5 epochs warm 3 steps; epochs 20 steps 3 seed 1 }"))
                .isEqualTo("""
                        train
                          batch 64
                          epochs 20
                          patience 5 epochs
                          warm 3 steps
                          epochs 20
                          steps 3
                          seed 1
                        """);
    }

    @Test
    void metricsAndCallsAreSettings() {
        assertThat(
                        understood(
                                "train { metrics accuracy,\n top_k(3)\n early_stopping(monitor = validation.loss, patience = 3) }"))
                .isEqualTo("""
                        train
                          metrics accuracy, top_k(3)
                          early_stopping monitor = validation.loss, patience = 3
                        """);
    }

    @Test
    void augmentationsNest() {
        assertThat(
                        understood(
                                "augment x { flip rotate(degrees = 10) repeat n + 1 { one_of { hue(0.1) blur; repeat 2 { crop } } } one_of(3) }"))
                .isEqualTo("""
                        augment x
                          flip()
                          rotate(degrees = 10)
                          repeat (n + 1)
                            one_of
                              hue(0.1)
                              blur()
                              repeat 2
                                crop()
                          one_of(3)
                        """);
    }

    @Test
    void pathsOfWeightsAreSplitAtEveryPoint() {
        Section.Init init = Parsing.section(
                Section.Init.class,
                "init { default zeros body.0.1.weight ones default.if.10.2.3.* he(gain = 2) **  x *.** y 0.1 z }");
        assertThat(init.rules())
                .extracting(rule -> rule.weights().map(Glob::text).orElse("default") + " "
                        + rule.initializer().name().text())
                .containsExactly(
                        "default zeros", "body.0.1.weight ones", "default.if.10.2.3.* he", "** x", "*.** y", "0.1 z");
        Glob glob = init.rules().get(1).weights().orElseThrow();
        assertThat(glob.segments()).extracting(Name::text).containsExactly("body", "0", "1", "weight");
        assertThat(glob.segments())
                .extracting(segment -> segment.span().text())
                .containsExactly("body", "0", "1", "weight");
        assertThat(glob.span().text()).isEqualTo("body.0.1.weight");
    }

    @Test
    void transferLoadsAndFreezes() {
        assertThat(understood("""
                        transfer { from "a.safetensors" except head.**, x.y from file
                          freeze all freeze all except a.* freeze all.x, b freeze a.** except a.b }
                        """)).isEqualTo("""
                        transfer
                          from "a.safetensors" except head.**, x.y
                          from file
                          freeze **
                          freeze ** except a.*
                          freeze all.x, b
                          freeze a.** except a.b
                        """);
    }

    @Test
    void penaltiesMaySayTheirWeights() {
        assertThat(understood(
                        "regularize { l2(1e-4) on **.weight  l1(1e-5) elastic_net(1, alpha = 0.2) on a.*, b.** }"))
                .isEqualTo("""
                        regularize
                          l2(1.0E-4) on **.weight
                          l1(1.0E-5)
                          elastic_net(1, alpha = 0.2) on a.*, b.**
                        """);
    }

    @Test
    void lossesAreSummedOptimizersAndSchedulesCalled() {
        assertThat(
                        understood(
                                "loss a(x, y) * 0.3 + b(x, z)\noptimizer adam\nschedule warmup(w steps) -> step(every = 3 epochs)"))
                .isEqualTo("""
                        loss ((a(x, y) * 0.3) + b(x, z))
                        optimizer adam()
                        schedule warmup(w steps) -> step(every = 3 epochs)
                        """);
    }

    @Test
    void unknownSectionsAreKeptWithoutTheirContents() {
        var model =
                Parsing.model("augmnt image { flip { } = -> 3 } los mse(a, b)  epochs 20 inptu x: float[3] other { }");
        assertThat(model.sections(Section.Unknown.class))
                .extracting(section -> section.span().text())
                .containsExactly(
                        "augmnt image { flip { } = -> 3 }",
                        "los mse(a, b)",
                        "epochs 20",
                        "inptu x: float[3]",
                        "other { }");
        assertThat(model.sections(Section.Unknown.class).get(0).keyword().text())
                .isEqualTo("augmnt");
    }

    @Test
    void valuesMayHaveTheNamesOfSections() {
        Section.Network network = Parsing.section(
                Section.Network.class,
                "network { data = image -> relu  train = data + target  loss = train -> dense(on) }");
        assertThat(network.body().values())
                .extracting(value -> value.name().text())
                .containsExactly("data", "train", "loss");
        assertThat(network.body().values().get(1).value()).isInstanceOf(Expression.Binary.class);
    }
}
