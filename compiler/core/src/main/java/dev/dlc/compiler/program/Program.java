package dev.dlc.compiler.program;

import dev.dlc.compiler.model.Model;

/** Everything that the generated class needs, with every buffer in its place. */
public record Program(Model model, WeightLayout weights, PassProgram training, PassProgram inference) {}
