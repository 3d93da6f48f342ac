package dev.dlc.compiler.model;

import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.source.Span;

/**
 * One term of the loss.
 *
 * @param value the id of the layer or input that it judges
 * @param target the id of the target it is compared with
 * @param factor what the term is multiplied by
 */
public record LossTerm(Loss loss, int value, int target, double factor, Span span) {}
