package dev.dlc.maven;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the models: their shapes, and every gradient against finite differences in double precision, on the data that the model names or
 * else on random numbers. A model that has passed is not checked again until something changes for it.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends RunningMojo {
    /** Of the initial weights; what the model says where nothing is said. */
    @Parameter(property = "dlc.seed")
    private Long seed;

    /** Also checks that a network learns one small batch by heart, which not every sound model can. */
    @Parameter(property = "dlc.check.overfit", defaultValue = "false")
    private boolean overfit;

    /** Leaves the check out. */
    @Parameter(property = "dlc.check.skip", defaultValue = "false")
    private boolean skipCheck;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (skipCheck) {
            getLog().info("the check is skipped");
            return;
        }
        Ledger before = Ledger.read(record());
        Map<String, Ledger.Entry> passed = new TreeMap<>();
        for (Target target : targets()) {
            String digest = fingerprint(target).add(seed + " " + overfit).hex();
            Ledger.Entry known = before.entries().get(target.name());
            if (known != null && known.digest().equals(digest)) {
                getLog().info(target.name() + " has passed already: nothing has changed for it");
            } else {
                getLog().info("checking " + target.name());
                fork().run("check of " + target.name(), command(target));
            }
            passed.put(target.name(), new Ledger.Entry(digest, Map.of(), Map.of()));
            // kept though a later model fails
            new Ledger(passed).write(record());
        }
    }

    private List<String> command(Target target) {
        List<String> arguments = arguments("check", target);
        if (seed != null) {
            arguments.addAll(List.of("--seed", seed.toString()));
        }
        if (!overfit) {
            arguments.add("--only-gradients");
        }
        return arguments;
    }
}
