package dev.dlc.runtime;

/** A prediction that is divided, however small its network is. */
public final class OneSample {
    private OneSample() {}

    /** Runs the pass, whose one input is set, on all members of the team together. */
    public static float[] forward(FloatPass pass, float[] input, Team team) {
        pass.begin(1, 0, 0);
        System.arraycopy(input, 0, pass.input(0), 0, input.length);
        team.run(worker -> {
            worker.divideSample(team.size() > 1);
            worker.beginPass();
            pass.forward(worker);
            worker.divideSample(false);
        });
        return pass.output(0).clone();
    }

    /** The FLOPs that are divided. */
    public static long divided(FloatPass pass) {
        return pass.divided();
    }
}
