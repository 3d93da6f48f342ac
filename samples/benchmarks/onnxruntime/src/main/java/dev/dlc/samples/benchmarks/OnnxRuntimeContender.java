package dev.dlc.samples.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime, which predicts. */
final class OnnxRuntimeContender implements Contender {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final long[] shape;

    private OnnxRuntimeContender(BenchmarkModel model, int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(OnnxModel.of(model), options);
        shape = model.shape(1);
    }

    public static void main(String[] arguments) throws Exception {
        Service.run(arguments, (model, batch, threads) -> new OnnxRuntimeContender(model, threads));
    }

    @Override
    public int trainable() {
        return 0;
    }

    @Override
    public void train(float[] inputs, float[] labels) {
        throw new UnsupportedOperationException("ONNX Runtime's artifact for Java only predicts");
    }

    @Override
    public float[] predict(float[] input) {
        try (OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("x", x))) {
            return ((float[][]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
