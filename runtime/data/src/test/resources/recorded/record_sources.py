#!/usr/bin/env python3
"""Writes a small file for each source of data, and sources.txt, a line for each: the call as a .dl file writes it, the shape of a
sample of x, the number of classes of label, then for each sample the sum of x, the sum of x times 1, 2, 3, … and its label, all
computed from the arrays that the files were made of.

    python3 record_sources.py        # recorded with numpy 1.24, Pillow 9.4
"""
import csv
import gzip
import pathlib
import struct

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
random = numpy.random.RandomState(11)
lines = []


def record(call, x, labels, classes):
    flat = x.reshape(len(x), -1).astype(numpy.float64)
    weights = numpy.arange(1, flat.shape[1] + 1)
    samples = [f"{row.sum():.10g} {(row * weights).sum():.10g} {int(label)}" for row, label in zip(flat, labels)]
    shape = " ".join(str(size) for size in x.shape[1:])
    lines.append(" | ".join([call, shape, str(classes), *samples]))


def idx(name, code, array, packed=False):
    content = struct.pack(">BBBB", 0, 0, code, array.ndim) + struct.pack(f">{array.ndim}i", *array.shape)
    content += array.astype(array.dtype.newbyteorder(">")).tobytes()
    (HERE / name).write_bytes(gzip.compress(content, mtime=0) if packed else content)


# yann.lecun.com/exdb/mnist: 0x08 unsigned bytes, 0x0b shorts, 0x0d floats
pixels = random.randint(0, 256, size=(3, 2, 4)).astype(numpy.uint8)
labels = numpy.array([2, 0, 3], dtype=numpy.uint8)
idx("pixels.idx3.gz", 0x08, pixels, packed=True)
idx("labels.idx1", 0x08, labels)
record('idx("pixels.idx3.gz", "labels.idx1")', pixels, labels, 4)
idx("shorts.idx2", 0x0B, random.randint(-30000, 30000, size=(2, 3)).astype(numpy.int16))
shorts = numpy.frombuffer((HERE / "shorts.idx2").read_bytes()[12:], dtype=">i2").reshape(2, 3)
idx("reals.idx2", 0x0D, (random.randint(-99, 99, size=(2, 5)) / 8).astype(numpy.float32))
reals = numpy.frombuffer((HERE / "reals.idx2").read_bytes()[12:], dtype=">f4").reshape(2, 5)
idx("two.idx1", 0x08, numpy.array([1, 0], dtype=numpy.uint8))
record('idx(x = "shorts.idx2", label = "two.idx1")', shorts, [1, 0], 2)
record('idx(label = "two.idx1", x = "reals.idx2")', reals, [1, 0], 2)

for name, type in {"f4": "<f4", "f8": ">f8", "i2": "<i2", "u2": ">u2", "i8": "<i8", "bool": "?"}.items():
    array = (random.randint(0, 2 if name == "bool" else 200, size=(3, 2, 2)) / (8 if name[0] == "f" else 1)).astype(type)
    numpy.save(HERE / f"{name}.npy", array)
    record(f'npy("{name}.npy", "labels.npy")', array, [1, 2, 0], 3)
numpy.save(HERE / "labels.npy", numpy.array([1, 2, 0], dtype=numpy.int32))

with numpy.load(HERE / "plain.npz") as archive:
    record('npz("plain.npz", x = "image", label = "label")', archive["image"], archive["label"], 10)
with numpy.load(HERE / "packed.npz") as archive:
    record('npz("packed.npz", x = "x_train", label = "y_train")', archive["x_train"], archive["y_train"], 10)
numpy.savez(HERE / "named.npz", x=pixels, label=labels)
record('npz("named.npz")', pixels, labels, 4)

table = random.randint(-500, 500, size=(4, 3)) / 4
kinds = [1, 0, 2, 1]
with open(HERE / "table.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["width, outer", "label", "height", "x"])
    for row, kind in zip(table, kinds):
        writer.writerow([row[0], kind, f"{row[1]:e}", row[2]])
record('csv("table.csv", x = ["width, outer", height, x])', table, kinds, 3)
record('csv("table.csv", x = all except label)', table, kinds, 3)
record('csv("table.csv")', table[:, 2:].reshape(4), kinds, 3)

pictures = random.randint(0, 256, size=(3, 3, 2, 2)).astype(numpy.uint8)
for name, picture in zip(["ant/b.png", "ant/a.png", "bee/c.bmp"], pictures):
    (HERE / "pictures" / name).parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture.transpose(1, 2, 0), "RGB").save(HERE / "pictures" / name)
record('images("pictures")', pictures[[1, 0, 2]], [0, 0, 1], 2)

cifar = random.randint(0, 256, size=(2, 3, 32, 32)).astype(numpy.uint8)
for i, label in enumerate([7, 0]):
    (HERE / f"cifar10_{i + 1}.bin").write_bytes(bytes([label]) + cifar[i].tobytes())
record('cifar("cifar10_1.bin", "cifar10_2.bin")', cifar, [7, 0], 10)
(HERE / "cifar100.bin").write_bytes(bytes([19, 99]) + cifar[1].tobytes())
record('cifar("cifar100.bin")', cifar[1:], [99], 100)
record('cifar("cifar100.bin")', cifar[1:], [19], 20)

(HERE / "sources.txt").write_text("\n".join(lines) + "\n")
