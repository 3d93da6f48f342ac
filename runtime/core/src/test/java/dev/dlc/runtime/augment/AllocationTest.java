package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Augmentation.Applier;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void nothingIsAllocatedAfterTheFirstImages() {
        Applier applier = Pipeline.of(
                        0,
                        Operation.flip(true, .5),
                        Operation.rotate(-30, 30, 0, 1),
                        Operation.scale(.8, 1.2, 0, 1),
                        Operation.translate(-.1, .1, -.1, .1, 0, 1),
                        Operation.repeat(2, Operation.crop(2, 2, 0, true, 1)),
                        Operation.resizedCrop(.5, 1, .75, 1.5, 1),
                        Operation.oneOf(Operation.hue(-.5, .5, 1), Operation.blur(.1, 2, 0, 1)),
                        Operation.blur(2, 2, 0, 1),
                        Operation.colorShift(-.1, .1, 1),
                        Operation.brightness(.8, 1.2, 1),
                        Operation.contrast(.8, 1.2, 1),
                        Operation.saturation(.8, 1.2, 1),
                        Operation.noise(.05, 1),
                        Operation.erase(.02, .3, .3, 3.3, 0, .5))
                .applier(List.of(3, 12, 10), 0, 1);
        float[] image = Pictures.random(360, 5);
        float[] pixels = new float[360];
        change(applier, image, pixels, 0, 20);

        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        change(applier, image, pixels, 20, 1020);
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before;

        // an image has 1,440 bytes; StrictMath.sin and cos of Java 21 and later allocate 32 bytes each
        assertThat(allocated).as("bytes for a thousand images").isLessThan(100_000);
    }

    private static void change(Applier applier, float[] image, float[] pixels, int from, int to) {
        for (int key = from; key < to; key++) {
            System.arraycopy(image, 0, pixels, 0, image.length);
            applier.scaled(pixels, 0, key);
            applier.normalized(pixels, 0, key);
        }
    }
}
