#!/usr/bin/env python3
"""Writes trajectories.json, the losses of 50 steps of mlp.dl, conv.dl and residual.dl as PyTorch computes them in single
precision, the initial weights (*.safetensors) and the data (*.npy, from samples/digits).

    OMP_NUM_THREADS=1 python3 record_trajectories.py        # recorded with PyTorch 1.13, numpy 1.24
"""
import gzip
import json
import math
import pathlib
import struct

import numpy
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
DIGITS = HERE.parents[5] / "samples" / "digits"
torch.set_num_threads(1)


def idx(name):
    content = gzip.open(DIGITS / name).read()
    rank = content[3]
    shape = struct.unpack(f">{rank}I", content[4 : 4 + 4 * rank])
    return numpy.frombuffer(content, numpy.uint8, offset=4 + 4 * rank).reshape(shape)


def save_safetensors(path, tensors):
    """Eight bytes with the length of the header, the header as JSON, the numbers; all little-endian."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        content = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


class Weights:
    """Makes tensors by path; uniform, wide enough to learn something in 50 steps."""

    def __init__(self, seed, gain=2):
        self.tensors, self.gain = {}, gain
        self.generator = torch.Generator().manual_seed(seed)

    def draw(self, path, shape, fan_in):
        bound = self.gain / math.sqrt(fan_in)
        drawn = (torch.rand(shape, generator=self.generator) * 2 - 1) * bound
        self.tensors[path] = drawn.requires_grad_(True)

    def affine(self, path, shape, bias=True):
        fan_in = math.prod(shape[1:])
        self.draw(path + ".weight", shape, fan_in)
        if bias:
            self.draw(path + ".bias", shape[:1], fan_in)

    def norm(self, path, channels):
        self.tensors[path + ".weight"] = torch.ones(channels, requires_grad=True)
        self.tensors[path + ".bias"] = torch.zeros(channels, requires_grad=True)
        self.tensors[path + ".running_mean"] = torch.zeros(channels)
        self.tensors[path + ".running_var"] = torch.ones(channels)

    def __getitem__(self, path):
        return self.tensors[path]

    def get(self, path):
        return self.tensors.get(path)

    def trained(self):
        return [w for w in self.tensors.values() if w.requires_grad]

    def linear(self, path, x):
        return F.linear(x, self[path + ".weight"], self[path + ".bias"])

    def conv(self, path, x, **options):
        return F.conv2d(x, self[path + ".weight"], self.get(path + ".bias"), **options)

    def normalise(self, path, x):
        return F.batch_norm(
            x, self[path + ".running_mean"], self[path + ".running_var"], self[path + ".weight"], self[path + ".bias"], True, 0.1, 1e-5
        )

    def squares(self, chosen):
        return sum((w * w).sum() for path, w in self.tensors.items() if chosen(path))

    def magnitudes(self, chosen):
        return sum(w.abs().sum() for path, w in self.tensors.items() if chosen(path))


def mlp():
    w = Weights(1)
    w.affine("hidden.dense", (24, 64))
    w.affine("hidden.dense_2", (20, 24))
    w.affine("hidden.dense_3", (16, 20))
    w.affine("scores.dense", (10, 16))

    def loss(x, y):
        x = F.relu(w.linear("hidden.dense", x.flatten(1)))
        x = torch.sigmoid(w.linear("hidden.dense_2", x))
        x = torch.tanh(w.linear("hidden.dense_3", x))
        x = w.linear("scores.dense", x)
        return F.cross_entropy(x, y, label_smoothing=0.1) + 1e-3 * w.squares(lambda path: path.endswith(".weight"))

    return w, loss, torch.optim.SGD(w.trained(), lr=0.1, momentum=0.9), None


def conv():
    w = Weights(2, 3.5)
    w.affine("a.conv2d", (8, 1, 3, 3))
    w.affine("b.conv2d", (16, 4, 3, 1))
    w.affine("c.conv2d", (16, 4, 3, 3), bias=False)
    w.affine("scores.dense", (10, 16))

    def loss(x, y):
        x = F.max_pool2d(F.relu(w.conv("a.conv2d", x, padding=1)), 3, 2, 1)
        x = F.leaky_relu(w.conv("b.conv2d", x, dilation=2, padding=(2, 0), groups=2), 0.1)
        x = F.avg_pool2d(torch.tanh(w.conv("c.conv2d", x, stride=2, padding=1, groups=4)), 2)
        x = w.linear("scores.dense", x.flatten(1))
        weight = lambda path: path.endswith(".weight")
        penalty = 1e-3 * (0.3 * w.magnitudes(weight) + 0.7 * w.squares(weight))
        return F.cross_entropy(x, y) + penalty + 1e-4 * w.magnitudes(lambda path: path.startswith("scores."))

    return w, loss, torch.optim.SGD(w.trained(), lr=0.5), None


def residual():
    w = Weights(3)

    def conv_bn(path, shape):
        w.affine(path + ".conv2d", shape, bias=False)
        w.norm(path + ".batch_norm", shape[0])

    conv_bn("stem.conv_bn", (8, 1, 3, 3))
    for i, (channels, filters) in enumerate(((8, 8), (8, 16))):
        conv_bn(f"body.{i}.main.conv_bn", (filters, channels, 3, 3))
        conv_bn(f"body.{i}.main", (filters, filters, 3, 3))
        if i == 1:
            conv_bn(f"body.{i}.skip", (filters, channels, 1, 1))
    w.affine("head.dense", (10, 16))

    def normalised(path, x, **options):
        return w.normalise(path + ".batch_norm", w.conv(path + ".conv2d", x, **options))

    def block(i, x, stride):
        main = F.relu(normalised(f"body.{i}.main.conv_bn", x, padding=1, stride=stride))
        main = normalised(f"body.{i}.main", main, padding=1)
        skip = x if i == 0 else normalised(f"body.{i}.skip", x, stride=stride)
        return F.relu(main + skip)

    def loss(x, y):
        x = (x - 0.3) / 0.37
        x = F.relu(normalised("stem.conv_bn", x, padding=1))
        x = block(1, block(0, x, 1), 2)
        x = w.linear("head.dense", x.mean((2, 3)))
        return F.cross_entropy(x, y, label_smoothing=0.1) + 1e-4 * w.squares(lambda path: path.endswith(".weight"))

    return w, loss, torch.optim.Adam(w.trained(), lr=2e-3, betas=(0.9, 0.99), eps=1e-8), 1.0


def record_trajectories():
    # 72 samples in batches of 16: the last of an epoch has 8.
    images = idx("train-images-idx3-ubyte.gz")[:72].reshape(72, 1, 8, 8)
    labels = idx("train-labels-idx1-ubyte.gz")[:72]
    numpy.save(HERE / "images.npy", images)
    numpy.save(HERE / "labels.npy", labels)
    x, y = torch.tensor(images / numpy.float32(16), dtype=torch.float32), torch.tensor(labels.astype("int64"))
    recorded = {}
    for make in (mlp, conv, residual):
        weights, loss_of, optimizer, clip_norm = make()
        save_safetensors(HERE / f"{make.__name__}.safetensors", weights.tensors)
        losses = []
        for step in range(50):
            start = 16 * (step % 5)
            loss = loss_of(x[start : start + 16], y[start : start + 16])
            optimizer.zero_grad()
            loss.backward()
            losses.append(loss.item())
            if clip_norm:
                torch.nn.utils.clip_grad_norm_(weights.trained(), clip_norm)
            optimizer.step()
        recorded[make.__name__] = losses
        print(f"{make.__name__}: {losses[0]:.4f} to {losses[-1]:.4f}")
    (HERE / "trajectories.json").write_text(json.dumps(recorded, indent=0) + "\n")



if __name__ == "__main__":
    record_trajectories()
