#!/usr/bin/env python3
"""Writes initializers.json: from what PyTorch draws each initialiser's numbers, for tensors of several shapes.

    python3 record_initializers.py        # recorded with PyTorch 1.13

The numbers themselves come from other generators; so what is recorded is the bounds or the mean and the deviation that
torch.nn.init hands to its generator, and for orthogonal ones the products of their rows or columns.
"""
import json
import pathlib

import torch
from torch.nn import init

HERE = pathlib.Path(__file__).resolve().parent
SHAPES = {"dense(100)": (100, 400), "conv2d(40, kernel = [5, 3], groups = 2)": (40, 30, 5, 3)}
CASES = {
    "xavier_uniform": init.xavier_uniform_,
    "xavier_normal": init.xavier_normal_,
    "he_uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
    "he_normal": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
    "lecun_normal": lambda w: init.kaiming_normal_(w, nonlinearity="linear"),
    "normal": init.normal_,
    "normal(mean = 3, std = 0.5)": lambda w: init.normal_(w, 3, 0.5),
    "uniform": init.uniform_,
    "uniform(low = -1, high = 2)": lambda w: init.uniform_(w, -1, 2),
    "constant(0.25)": lambda w: init.constant_(w, 0.25),
    "zeros": init.zeros_,
    "orthogonal": init.orthogonal_,
    "orthogonal(gain = 2)": lambda w: init.orthogonal_(w, 2),
}


def recorded(call):
    found = {}
    uniform, normal = torch.Tensor.uniform_, torch.Tensor.normal_

    def spy_uniform(tensor, low=0, high=1):
        found.update(low=low, high=high)
        return uniform(tensor, low, high)

    def spy_normal(tensor, mean=0, std=1):
        found.update(mean=mean, std=std)
        return normal(tensor, mean, std)

    torch.Tensor.uniform_, torch.Tensor.normal_ = spy_uniform, spy_normal
    try:
        return call(), found
    finally:
        torch.Tensor.uniform_, torch.Tensor.normal_ = uniform, normal


def main():
    torch.manual_seed(1)
    cases = []
    for name, fill in CASES.items():
        for layer, shape in SHAPES.items():
            weights = torch.empty(shape, dtype=torch.float64)
            _, found = recorded(lambda: fill(weights))
            if name.startswith(("constant", "zeros")):
                found = {"low": weights.min().item(), "high": weights.max().item()}
            if name.startswith("orthogonal"):
                matrix = weights.reshape(shape[0], -1)
                products = matrix @ matrix.T
                length = products.diagonal().mean().item()
                assert torch.allclose(products, length * torch.eye(shape[0], dtype=torch.float64))
                found = {"product": length}
            numbers = {key: float(f"{value:.10g}") for key, value in found.items()}
            cases.append({"initializer": name, "layer": layer, "shape": shape, **numbers})
    lines = ",\n".join(json.dumps(case) for case in cases)
    (HERE / "initializers.json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
