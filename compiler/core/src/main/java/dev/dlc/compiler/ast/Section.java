package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A part of a model. The order and the number of sections are as written: a section may stand twice, or be missing. */
public sealed interface Section {
    /** The word that begins it: {@code data}, {@code input}. */
    Name keyword();

    /** From the keyword to the end. */
    Span span();

    /** {@code input image: float[1, 28, 28]}. */
    record Input(Name keyword, Name name, PortType type, Span span) implements Section {}

    /** {@code target label: class { cat, dog }}. */
    record Target(Name keyword, Name name, PortType type, Span span) implements Section {}

    /** {@code data { train idx("a", "b")  scale 1 / 255 }}. */
    record Data(Name keyword, List<Setting> settings, Span span) implements Section {
        public Data {
            settings = List.copyOf(settings);
        }
    }

    /** {@code augment image { … }}. */
    record Augment(Name keyword, Name input, List<Augmentation> steps, Span span) implements Section {
        public Augment {
            steps = List.copyOf(steps);
        }
    }

    /** {@code network { … }}. */
    record Network(Name keyword, Body body, Span span) implements Section {}

    /** {@code init { default he_normal  head.** xavier_uniform }}; later rules win. */
    record Init(Name keyword, List<Rule> rules, Span span) implements Section {
        public Init {
            rules = List.copyOf(rules);
        }

        /**
         * One line.
         *
         * @param weights empty for {@code default}
         */
        public record Rule(Optional<Glob> weights, Expression.Call initializer, Span span) {}
    }

    /** {@code transfer { from "f.safetensors" except head.**  freeze all except head.** }}. */
    record Transfer(Name keyword, List<Load> loads, List<Freeze> freezes, Span span) implements Section {
        public Transfer {
            loads = List.copyOf(loads);
            freezes = List.copyOf(freezes);
        }

        /** {@code from "f.safetensors" except head.**}. */
        public record Load(Expression file, List<Glob> except, Span span) {
            public Load {
                except = List.copyOf(except);
            }
        }

        /**
         * {@code freeze all except head.**}, {@code freeze stem.**, body.**}.
         *
         * @param weights for {@code all} the one pattern {@code **}, whose span is that word's
         */
        public record Freeze(List<Glob> weights, List<Glob> except, Span span) {
            public Freeze {
                weights = List.copyOf(weights);
                except = List.copyOf(except);
            }
        }
    }

    /** {@code loss a(x, y) * 0.3 + b(x, z)}. */
    record Loss(Name keyword, Expression value, Span span) implements Section {}

    /** {@code regularize { l2(1e-4) on **.weight  l1(1e-5) }}. */
    record Regularize(Name keyword, List<Penalty> penalties, Span span) implements Section {
        public Regularize {
            penalties = List.copyOf(penalties);
        }

        /**
         * One penalty.
         *
         * @param weights empty where no {@code on} is written
         */
        public record Penalty(Expression.Call regularizer, List<Glob> weights, Span span) {
            public Penalty {
                weights = List.copyOf(weights);
            }
        }
    }

    /** {@code optimizer adam(lr = 1e-3)}. */
    record Optimizer(Name keyword, Expression.Call optimizer, Span span) implements Section {}

    /** {@code schedule warmup(500 steps) -> cosine(to = 1e-5)}. */
    record Schedule(Name keyword, List<Expression.Call> steps, Span span) implements Section {
        public Schedule {
            steps = List.copyOf(steps);
        }
    }

    /** {@code train { epochs 20  batch 64 }}. */
    record Train(Name keyword, List<Setting> settings, Span span) implements Section {
        public Train {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A section that could not be read.
     *
     * @param name what an input or target declares, or the input that is augmented
     */
    record Broken(Name keyword, Optional<Name> name, Span span) implements Section {}

    /** A section whose word the language does not know; what it holds is not looked at. */
    record Unknown(Name keyword, Span span) implements Section {}
}
