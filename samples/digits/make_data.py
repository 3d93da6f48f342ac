#!/usr/bin/env python3
"""Writes the four idx files of this folder from scikit-learn's copy of the UCI optical digits.

    python3 make_data.py        # needs numpy and scikit-learn; the same bytes on every run

The 1,797 images are those of the UCI file optdigits.tes. Of each digit, a fifth (rounded to the nearest whole number) is
held back for testing; which images these are is drawn by numpy's legacy generator with seed 0, which is frozen for good.
Within each part the images keep the order of the UCI file.
"""
import gzip
import pathlib
import struct

import numpy
from sklearn.datasets import load_digits

HERE = pathlib.Path(__file__).resolve().parent
UNSIGNED_BYTE = 0x08


def write_idx(name, array):
    """The idx format: two zero bytes, the type, the number of dimensions, each dimension as big-endian int, the data."""
    header = struct.pack(">HBB", 0, UNSIGNED_BYTE, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    content = header + array.astype(numpy.uint8).tobytes()
    # Neither a time nor a name in the gzip header: the bytes depend on the data (and on zlib) alone.
    with open(HERE / name, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(content)
    print(f"{name}: {array.shape}")


def main():
    digits = load_digits()
    random = numpy.random.RandomState(0)
    held_back = numpy.zeros(len(digits.target), dtype=bool)
    for digit in range(10):
        members = numpy.flatnonzero(digits.target == digit)
        held_back[random.permutation(members)[: round(len(members) / 5)]] = True
    for part, chosen in (("train", ~held_back), ("test", held_back)):
        write_idx(f"{part}-images-idx3-ubyte.gz", digits.images[chosen])
        write_idx(f"{part}-labels-idx1-ubyte.gz", digits.target[chosen])


if __name__ == "__main__":
    main()
