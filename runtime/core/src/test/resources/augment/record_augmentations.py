#!/usr/bin/env python3
"""Writes augmentations.txt: what torchvision makes of small images.

    python3 record_augmentations.py        # recorded with torchvision 0.14.1, PyTorch 1.13 (Debian 12)

A line a case: operation, its numbers, shape, pixels before, pixels after; the fields are separated by tabs. All is computed in
double precision.
"""
import pathlib

import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

HERE = pathlib.Path(__file__).resolve().parent
BILINEAR = InterpolationMode.BILINEAR


def image(channels, height, width, seed):
    generator = torch.Generator().manual_seed(seed)
    # Float32, so that the pixels that Java reads are the same.
    return torch.rand(channels, height, width, generator=generator).double()


def filled(picture, fill, transform):
    """Interpolates with pixels outside the image that are `fill`, as Pillow and Keras do.

    torchvision's own fill multiplies the edge by its coverage twice, which makes it darker than both the image and the fill;
    without a fill it interpolates with zeros, so what is here is the interpolation of what lies above the fill.
    """
    return transform(picture - fill) + fill


def affine(picture, shift, scale, fill):
    return filled(
        picture,
        fill,
        lambda above: F.affine(above, angle=0.0, translate=list(shift), scale=scale, shear=[0.0, 0.0], interpolation=BILINEAR),
    )


def cases():
    grey = image(1, 5, 6, 1)
    color = image(3, 6, 5, 2)
    # Colours at the corners of the cube: black, white, grey, red, green, blue, yellow, cyan, magenta.
    corners = torch.tensor(
        [[0, 1, 0.5, 1, 0, 0, 1, 0, 1], [0, 1, 0.5, 0, 1, 0, 1, 1, 0], [0, 1, 0.5, 0, 0, 1, 0, 1, 1]]
    ).double().reshape(3, 3, 3)

    for picture in grey, color:
        yield "flip", [1], picture, F.hflip(picture)
        yield "flip", [0], picture, F.vflip(picture)
        for angle, fill in (30, 0), (-10, 0.25), (137.5, 1), (90, 0), (-180, 0.5), (355, 0):
            yield "rotate", [angle, fill], picture, filled(picture, fill, lambda above: F.rotate(above, angle, BILINEAR))
        for factor, fill in (0.7, 0), (1.3, 0), (0.9, 0.5):
            yield "scale", [factor, fill], picture, affine(picture, (0, 0), factor, fill)
        height, width = picture.shape[1:]
        for right, down, fill in (0.1, -0.15, 0), (-0.3, 0.05, 0.5), (0.4, 0.6, 0):
            yield "translate", [right, down, fill], picture, affine(picture, (right * width, down * height), 1, fill)
        for padding, top, left in ([2, 3], 0, 0), ([2, 3], 4, 6), ([1, 2], 2, 1), ([2, 2], 2, 2):
            around = [padding[1], padding[0], padding[1], padding[0]]
            for reflect, fill in (0, 0), (0, 0.5), (1, 0):
                padded = F.pad(picture, around, fill, "reflect" if reflect else "constant")
                yield "crop", padding + [fill, reflect, top, left], picture, F.crop(padded, top, left, height, width)
        for top, left, high, wide in (0, 0, 2, 3), (1, 1, 3, 4), (2, 0, 1, 1), (0, 0, height, width):
            resized = F.resized_crop(picture, top, left, high, wide, [height, width], BILINEAR)
            yield "resized_crop", [top, left, high, wide], picture, resized
        for kernel, sigma in (3, 0.5), (5, 1.2), (3, 10):
            yield "blur", [sigma, kernel], picture, F.gaussian_blur(picture, kernel, sigma)

    for picture in grey, color, corners:
        for factor in 0, 0.6, 1, 1.7:
            yield "brightness", [factor], picture, F.adjust_brightness(picture, factor)
            yield "contrast", [factor], picture, F.adjust_contrast(picture, factor)
    for picture in color, corners:
        for factor in 0, 0.6, 1, 1.7:
            yield "saturation", [factor], picture, F.adjust_saturation(picture, factor)
        for turn in -0.5, -0.2, 0, 0.05, 1 / 3, 0.5:
            yield "hue", [turn], picture, F.adjust_hue(picture, turn)


def numbers(values):
    return " ".join(repr(float(value)) for value in values)


lines = []
for name, arguments, before, after in cases():
    shape = " ".join(str(side) for side in before.shape)
    lines.append("\t".join([name, numbers(arguments), shape, numbers(before.flatten()), numbers(after.flatten())]))
(HERE / "augmentations.txt").write_text("\n".join(lines) + "\n")
