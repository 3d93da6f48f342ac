package dev.dlc.runtime;

/** What a pass that trains does after its forward pass. Every member of a team calls these with its own worker. */
public interface Training {
    /** Computes the gradient of the loss, regularisation included, in every trainable weight. */
    void backward(Worker worker);

    /** Clips if asked to, and moves the trainable weights by one step of the optimizer. */
    void update(Worker worker);

    /** Forward, loss, backward and update: one whole training step. */
    void step(Worker worker);

    /** Sets what the next update uses: the learning rate, and the number of the step from 1. */
    void schedule(double rate, long step);
}
