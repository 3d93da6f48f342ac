/**
 * Changes of images for training: flips, rotations, crops, colours, noise. Every operation works on one image
 * [channels, height, width], takes what it draws at random from a key ({@link dev.dlc.runtime.Random}), and computes in
 * single precision with operations that give the same bits everywhere; angles and other scalars in double precision with
 * {@link StrictMath}.
 *
 * <p>Where nothing else is said an operation means what torchvision's of that name means
 * (docs.pytorch.org/vision/stable/transforms.html).
 */
package dev.dlc.runtime.augment;
