#!/usr/bin/env python3
"""Writes small npz archives and pictures, and pixels.txt: what Pillow reads from the pictures; a line for each picture and
mode (L or RGB, planes), then its pixels.

    python3 record.py        # recorded with numpy 1.24, Pillow 9.4
"""
import pathlib

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
random = numpy.random.RandomState(3)

images = numpy.arange(24, dtype=numpy.uint8).reshape(4, 1, 2, 3)
labels = numpy.array([3, 1, 0, 9], dtype=numpy.int64)
numpy.savez(HERE / "plain.npz", image=images, label=labels)
numpy.savez_compressed(HERE / "packed.npz", x_train=images, y_train=labels)

height, width = 4, 5
rgb = random.randint(0, 256, size=(height, width, 3)).astype(numpy.uint8)
smooth = numpy.stack([numpy.add.outer(20 * numpy.arange(height), 15 * numpy.arange(width)) + 10 * c for c in range(3)], 2).astype(numpy.uint8)
grey = rgb[:, :, 0]
alpha = random.randint(0, 256, size=(height, width, 1)).astype(numpy.uint8)
pictures = {
    "rgb.png": Image.fromarray(rgb, "RGB"),
    "rgba.png": Image.fromarray(numpy.concatenate([rgb, alpha], 2), "RGBA"),
    "grey.png": Image.fromarray(grey, "L"),
    "grey_alpha.png": Image.fromarray(numpy.concatenate([grey[:, :, None], alpha], 2), "LA"),
    "palette.png": Image.fromarray(smooth, "RGB").quantize(16),
    "bits.png": Image.fromarray(grey, "L").convert("1"),
    "rgb.bmp": Image.fromarray(rgb, "RGB"),
    "grey.bmp": Image.fromarray(grey, "L"),
    "rgb.jpg": Image.fromarray(smooth, "RGB"),
    "grey.jpeg": Image.fromarray(smooth[:, :, 0], "L"),
}
with open(HERE / "pixels.txt", "w") as file:
    for name, picture in pictures.items():
        options = {"quality": 95, "subsampling": 0} if name.endswith("rgb.jpg") else {}
        picture.save(HERE / name, **options)
        with Image.open(HERE / name) as read:
            planes = numpy.asarray(read.convert("RGB")).transpose(2, 0, 1).reshape(-1)
            level = numpy.asarray(read.convert("L")).reshape(-1)
        print(name, "RGB", *planes, file=file)
        print(name, "L", *level, file=file)
