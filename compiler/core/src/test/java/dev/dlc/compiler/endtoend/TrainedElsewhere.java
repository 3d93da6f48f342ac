package dev.dlc.compiler.endtoend;

import dev.dlc.runtime.Network;
import dev.dlc.runtime.kernel.Kernels;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A program for a JVM of its own: trains a generated class on the class path, named by the first argument, once for each
 * number of threads in the others, and prints the kernels that ran and the SHA-256 of the weights that came out.
 */
final class TrainedElsewhere {
    private TrainedElsewhere() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.out.println(Kernels.name());
        for (int i = 1; i < arguments.length; i++) {
            Network network =
                    (Network) Class.forName(arguments[0]).getConstructor().newInstance();
            System.out.println(hashAfterTraining(network, Integer.parseInt(arguments[i]), 5));
        }
    }

    static String hashAfterTraining(Network network, int threads, long seed) {
        network.initialize(3);
        network.fit(Digits.data(), network.options().threads(threads).seed(seed));
        return hash(network.weights());
    }

    private static String hash(float[] weights) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
        bytes.asFloatBuffer().put(weights);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
