/**
 * What a class that dlc has generated links to: the JDK's base alone is needed. Kernels with explicit vectors read
 * {@code jdk.incubator.vector} where java is started with {@code --add-modules jdk.incubator.vector}.
 */
module dev.dlc.runtime {
    // For generated classes that predict from a BufferedImage, which apps without pictures never call.
    requires static transitive java.desktop;
    // For the annotation @Generated in the source of generated classes; it is gone when they are compiled.
    requires static transitive java.compiler;

    exports dev.dlc.runtime;
    exports dev.dlc.runtime.augment;
    exports dev.dlc.runtime.file;
    exports dev.dlc.runtime.image;
    exports dev.dlc.runtime.kernel;
}
