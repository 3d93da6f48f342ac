#!/usr/bin/env python3
"""Writes cases.json: what PyTorch computes of small models, a layer, loss, optimizer or regulariser each.

    OMP_NUM_THREADS=1 python3 record_cases.py        # recorded with PyTorch 1.13, numpy 1.24

All is in double precision, so that a generated class in double must agree to the last digits and one in single precision to
its own rounding. A layer stands behind another one with weights (its input's gradient shows in theirs) and before a mean
squared error (its output's cotangent).
"""
import json
import pathlib

import numpy
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
DOUBLE = torch.float64
torch.set_num_threads(1)


def numbers(seed, shape, low=-1.0, high=1.0):
    """Uniform numbers of three decimals: the same in the file, in PyTorch and in the test."""
    drawn = numpy.random.RandomState(seed).uniform(low, high, size=shape)
    return torch.tensor(numpy.round(drawn, 3), dtype=DOUBLE)


def flat(tensor):
    return [float(f"{value:.10g}") for value in tensor.detach().reshape(-1).tolist()]


def ports(kind, shapes):
    def one(name, shape):
        return f"{kind} {name}: float" + (f"[{', '.join(map(str, shape))}]" if shape else "")

    return "  ".join(one(name, shape) for name, shape in shapes.items())


class Case:
    """A model with its numbers.

    forward(w, x, training) gives the outputs, one for each loss term; loss(outputs, y, w) the loss with its penalties.
    """

    def __init__(self, name, dl, inputs, targets, weights, forward, loss, optimizer=None, steps=1, samples=3, **flags):
        self.name, self.dl, self.forward, self.loss = name, dl, forward, loss
        self.inputs, self.targets, self.weights = inputs, targets, weights
        self.optimizer = optimizer or (lambda parameters: torch.optim.SGD(parameters, lr=0.1))
        self.steps, self.samples, self.flags = steps, samples, flags

    def record(self):
        weights = {path: tensor.clone() for path, tensor in self.weights.items()}
        trained = {path: w for path, w in weights.items() if "running_" not in path}
        for w in trained.values():
            w.requires_grad_(True)
        optimizer = self.optimizer(list(trained.values()))
        expected = {"losses": []}
        random = self.flags.get("random", False)
        for step in range(self.steps):
            outputs = self.forward(weights, self.inputs, not random)
            loss = self.loss(outputs, self.targets, weights)
            optimizer.zero_grad()
            loss.backward()
            expected["losses"].append(float(f"{loss.item():.10g}"))
            if step == 0:
                expected["outputs"] = [flat(output) for output in outputs]
                expected["gradients"] = {path: flat(w.grad) for path, w in trained.items()}
            if "clip_norm" in self.flags:
                torch.nn.utils.clip_grad_norm_(trained.values(), self.flags["clip_norm"])
            optimizer.step()
        expected["weights"] = {path: flat(w) for path, w in weights.items()}
        with torch.no_grad():
            if random:
                weights = self.weights
            evaluated = self.forward(weights, self.inputs, False)
            expected["evaluated"] = [flat(output) for output in evaluated]
        if random:
            expected = {"evaluated": expected["evaluated"]}
        return {
            "name": self.name,
            "dl": self.dl,
            "samples": self.samples,
            "steps": self.steps,
            "inputs": [flat(x) for x in self.inputs.values()],
            "targets": [flat(y) for y in self.targets.values()],
            "weights": {path: flat(w) for path, w in self.weights.items()},
            "expected": expected,
        }


def model(inputs, targets, network, loss, more="optimizer sgd(lr = 0.1)"):
    files = ", ".join(f'"{i}.npy"' for i in range((inputs + targets).count(":")))
    return f"model Case {{ {inputs}  {targets}  data {{ train npy({files}) }}  network {{ {network} }}  loss {loss}  {more}  train {{ epochs 1 }} }}"


def mean_squares(outputs, targets, weights):
    (y,) = targets.values()
    (out,) = outputs
    return F.mse_loss(out.reshape(y.shape), y)


SAMPLES = 3


def layer(name, shape, call, function, weights=None, more=None, samples=SAMPLES, **flags):
    """A layer on a value of `shape`: behind a dense or a 1x1 convolution, before a mean squared error.

    weights: the layer's own tensors, by name; function(v, w, training) with them by that name. `call` may use the
    value `pre` twice.
    """
    seed = sum(map(ord, name))
    if len(shape) == 3:
        given = (2,) + shape[1:]
        before, path = f"conv2d({shape[0]}, kernel = 1, bias = false)", "pre.conv2d.weight"
        matrix = (shape[0], 2, 1, 1)
        apply = F.conv2d
    else:
        given = shape[:-1] + (3,)
        before, path = f"dense({shape[-1]}, bias = false)", "pre.dense.weight"
        matrix = (shape[-1], 3)
        apply = F.linear
    inputs = {"x": numbers(seed, (samples,) + given, -2, 2)}
    own = {f"out.{call.split('(')[0]}.{key}": value for key, value in (weights or {}).items()}
    tensors = {path: numbers(seed + 1, matrix), **own}

    def forward(w, x, training):
        short = {key: w[full] for key, full in zip(weights or {}, own)}
        return [function(apply(x["x"], w[path]), short, training)]

    size = forward({k: v.clone() for k, v in tensors.items()}, inputs, True)[0][0].numel()
    targets = {"y": numbers(seed + 2, (samples, size))}
    text = model(
        ports("input", {"x": given}),
        ports("target", {"y": (size,)}),
        f"pre = x -> {before}  " + (more or f"out = pre -> {call}"),
        "mse(out, y)",
    )
    return Case(name, text, inputs, targets, tensors, forward, mean_squares, samples=samples, **flags)


def affine(seed, shape, bias=True):
    return {"weight": numbers(seed, shape), **({"bias": numbers(seed + 1, shape[:1])} if bias else {})}


def convolution(name, shape, call, own, **options):
    return layer(name, shape, call, lambda v, w, t: F.conv2d(v, w["weight"], w.get("bias"), **options), own)


def statistics(seed, channels):
    return {
        "weight": numbers(seed, (channels,), 0.5, 1.5),
        "bias": numbers(seed + 1, (channels,)),
        "running_mean": numbers(seed + 2, (channels,)),
        "running_var": numbers(seed + 3, (channels,), 0.5, 2),
    }


def normalise(eps=1e-5):
    return lambda v, w, training: F.batch_norm(
        v, w["running_mean"], w["running_var"], w["weight"], w["bias"], training, 0.1, eps
    )


def layers():
    yield layer("dense", (5,), "dense(4)", lambda v, w, t: F.linear(v, w["weight"], w["bias"]), affine(1, (4, 5)))
    yield layer("dense_bias", (5,), "dense(4, bias = false)", lambda v, w, t: F.linear(v, w["weight"]), affine(2, (4, 5), False))
    yield layer("dense_rows", (3, 5), "dense(4)", lambda v, w, t: F.linear(v, w["weight"], w["bias"]), affine(3, (4, 5)))

    yield convolution("conv2d", (3, 5, 6), "conv2d(4, kernel = 3)", affine(4, (4, 3, 3, 3)))
    yield convolution("conv2d_stride", (3, 7, 6), "conv2d(4, kernel = 3, stride = [2, 3])", affine(5, (4, 3, 3, 3)), stride=(2, 3))
    yield convolution("conv2d_padding", (2, 5, 4), "conv2d(3, kernel = 3, padding = [2, 1])", affine(6, (3, 2, 3, 3)), padding=(2, 1))
    yield convolution("conv2d_same", (2, 5, 4), "conv2d(3, kernel = [3, 5], padding = same)", affine(7, (3, 2, 3, 5)), padding=(1, 2))
    yield convolution("conv2d_same_stride", (2, 7, 6), "conv2d(3, kernel = 3, stride = 2, padding = same)", affine(8, (3, 2, 3, 3)), padding=1, stride=2)
    yield convolution("conv2d_dilation", (2, 7, 6), "conv2d(3, kernel = 3, dilation = [3, 2], padding = 1)", affine(9, (3, 2, 3, 3)), dilation=(3, 2), padding=1)
    yield convolution("conv2d_groups", (4, 5, 5), "conv2d(6, kernel = 3, groups = 2)", affine(10, (6, 2, 3, 3)), groups=2)
    yield convolution("conv2d_depthwise", (3, 5, 5), "conv2d(6, kernel = 3, groups = 3, stride = 2, padding = 1)", affine(11, (6, 1, 3, 3)), groups=3, stride=2, padding=1)
    yield convolution("conv2d_bias", (2, 4, 4), "conv2d(3, kernel = 2, bias = false)", affine(12, (3, 2, 2, 2), False))
    yield convolution("conv2d_point", (3, 4, 4), "conv2d(2, kernel = 1, stride = 2)", affine(13, (2, 3, 1, 1)), stride=2)

    yield layer("max_pool", (2, 6, 5), "max_pool(2)", lambda v, w, t: F.max_pool2d(v, 2))
    yield layer("max_pool_stride", (2, 6, 7), "max_pool([3, 2], stride = [2, 1])", lambda v, w, t: F.max_pool2d(v, (3, 2), (2, 1)))
    yield layer("max_pool_padding", (2, 6, 5), "max_pool(3, stride = 2, padding = 1)", lambda v, w, t: F.max_pool2d(v, 3, 2, 1))
    yield layer("max_pool_same", (2, 5, 5), "max_pool(3, stride = 1, padding = same)", lambda v, w, t: F.max_pool2d(v, 3, 1, 1))
    yield layer("avg_pool", (2, 6, 5), "avg_pool(2)", lambda v, w, t: F.avg_pool2d(v, 2))
    yield layer("avg_pool_stride", (2, 6, 7), "avg_pool([3, 2], stride = [2, 1])", lambda v, w, t: F.avg_pool2d(v, (3, 2), (2, 1)))
    yield layer("avg_pool_padding", (2, 6, 5), "avg_pool(3, stride = 2, padding = 1)", lambda v, w, t: F.avg_pool2d(v, 3, 2, 1))
    yield layer("global_avg_pool", (3, 4, 5), "global_avg_pool", lambda v, w, t: v.mean((2, 3)))

    yield layer("batch_norm", (3, 4, 3), "batch_norm", normalise(), statistics(14, 3), steps=2)
    yield layer("batch_norm_eps", (3, 4, 3), "batch_norm(eps = 0.1)", normalise(0.1), statistics(15, 3), steps=2)
    yield layer("batch_norm_vector", (5,), "batch_norm", normalise(), statistics(16, 5), steps=2)
    yield layer("batch_norm_rows", (3, 4), "batch_norm", normalise(), statistics(17, 3), steps=2)

    yield layer("dropout_keep", (6,), "dropout(keep = 0.7)", lambda v, w, t: v, random=True)
    yield layer("dropout_drop", (2, 3, 3), "dropout(drop = 0.4)", lambda v, w, t: v, random=True)
    yield layer("flatten", (2, 3, 4), "flatten", lambda v, w, t: v.flatten(1))
    yield layer("relu", (6,), "relu", lambda v, w, t: F.relu(v))
    yield layer("leaky_relu", (6,), "leaky_relu", lambda v, w, t: F.leaky_relu(v, 0.01))
    yield layer("leaky_relu_slope", (6,), "leaky_relu(slope = 0.3)", lambda v, w, t: F.leaky_relu(v, 0.3))
    yield layer("sigmoid", (6,), "sigmoid", lambda v, w, t: torch.sigmoid(v))
    yield layer("tanh", (6,), "tanh", lambda v, w, t: torch.tanh(v))
    yield layer("softmax", (6,), "softmax", lambda v, w, t: torch.softmax(v, -1))
    yield layer("softmax_rows", (3, 4), "softmax", lambda v, w, t: torch.softmax(v, -1))

    yield layer("concat_images", (2, 3, 3), "concat", lambda v, w, t: torch.cat([torch.tanh(v), v, F.relu(v)], 1), more="side = pre -> tanh  out = concat(side, pre, pre -> relu)")
    yield layer("concat_vectors", (4,), "concat", lambda v, w, t: torch.cat([v, torch.sigmoid(v)], 1), more="out = concat(pre, pre -> sigmoid)")
    yield layer("plus", (2, 3, 3), "plus", lambda v, w, t: torch.tanh(v) + v, more="side = pre -> tanh  out = side + pre")
    yield layer("minus", (2, 3, 3), "minus", lambda v, w, t: torch.tanh(v) - v, more="side = pre -> tanh  out = side - pre")
    yield layer("times", (2, 3, 3), "times", lambda v, w, t: torch.tanh(v) * v, more="side = pre -> tanh  out = side * pre")
    for sign, word, op in (("+", "plus", torch.add), ("-", "minus", torch.sub), ("*", "times", torch.mul)):
        yield layer(
            f"{word}_broadcast", (2, 3, 4), word, lambda v, w, t, op=op: op(F.avg_pool2d(v, (3, 4)), v), more=f"side = pre -> avg_pool([3, 4])  out = side {sign} pre"
        )
    yield layer("reuse", (4,), "reuse", lambda v, w, t: torch.tanh(v) * torch.sigmoid(v) + v * v, more="out = (pre -> tanh) * (pre -> sigmoid) + pre * pre")
    yield layer("affine", (4,), "affine", lambda v, w, t: 1 - torch.sigmoid(0.5 * v) * 3, more="out = 1 - (0.5 * pre -> sigmoid) * 3")
    yield scalars()


def scalars():
    """Several scalar inputs, joined."""
    inputs = {name: numbers(seed, (SAMPLES,), -2, 2) for seed, name in enumerate("abc", 30)}
    weights = {"out.dense.weight": numbers(33, (2, 3)), "out.dense.bias": numbers(34, (2,))}
    return Case(
        "concat_scalars",
        model(
            ports("input", {name: () for name in "abc"}),
            ports("target", {"y": (2,)}),
            "out = concat(a, b, c) -> dense(2)",
            "mse(out, y)",
        ),
        inputs,
        {"y": numbers(35, (SAMPLES, 2))},
        weights,
        lambda w, x, t: [F.linear(torch.stack(list(x.values()), 1), w["out.dense.weight"], w["out.dense.bias"])],
        mean_squares,
    )


def judged(name, target, y, loss, function, outputs=1, size=3, more="optimizer sgd(lr = 0.1)", weights=None, **flags):
    """A dense layer under a loss; function(outputs, y, weights)."""
    seed = sum(map(ord, name))
    names = [chr(ord("a") + i) for i in range(outputs)]
    inputs = {"x": numbers(seed, (len(next(iter(y.values()))), 4), -2, 2)}
    tensors = {}
    for i, value in enumerate(names):
        tensors[f"{value}.dense.weight"] = numbers(seed + i, (size, 4), -2, 2)
        tensors[f"{value}.dense.bias"] = numbers(seed + 10 + i, (size,))
    tensors.update(weights or {})
    network = "  ".join(f"{value} = x -> dense({size})" for value in names)
    return Case(
        name,
        model(ports("input", {"x": (4,)}), target, network, loss, more),
        inputs,
        y,
        tensors,
        lambda w, x, t: [F.linear(x["x"], w[f"{v}.dense.weight"], w[f"{v}.dense.bias"]) for v in names],
        function,
        samples=len(inputs["x"]),
        **flags,
    )


def classes(*labels):
    return {"y": torch.tensor(labels, dtype=DOUBLE)}


def cross_entropy(outputs, targets, weights, smoothing=0.0):
    return F.cross_entropy(outputs[0], targets["y"].long(), label_smoothing=smoothing)


def losses():
    some = classes(2, 0, 1, 2, 2)
    yield judged("cross_entropy", "target y: class[3]", some, "cross_entropy(a, y)", cross_entropy)
    yield judged("cross_entropy_smoothing", "target y: class[3]", some, "cross_entropy(a, y, smoothing = 0.2)", lambda o, y, w: cross_entropy(o, y, w, 0.2))
    bits = {"y": torch.tensor([1, 0, 1, 1, 0], dtype=DOUBLE)}
    yield judged("binary_cross_entropy", "target y: binary", bits, "binary_cross_entropy(a, y)", lambda o, y, w: F.binary_cross_entropy_with_logits(o[0][:, 0], y["y"]), size=1)
    shares = {"y": numbers(40, (5, 3), 0, 1)}
    yield judged("binary_cross_entropy_vector", "target y: float[3]", shares, "binary_cross_entropy(a, y)", lambda o, y, w: F.binary_cross_entropy_with_logits(o[0], y["y"]))
    one = {"y": numbers(41, (5,))}
    yield judged("mse", "target y: float", one, "mse(a, y)", lambda o, y, w: F.mse_loss(o[0][:, 0], y["y"]), size=1)
    two = {**some, "z": numbers(42, (5, 3))}
    yield judged(
        "weighted_sum", "target y: class[3]  target z: float[3]", two, "cross_entropy(a, y) * 0.3 + mse(b, z)",
        lambda o, y, w: 0.3 * cross_entropy(o, y, w) + F.mse_loss(o[1], y["z"]), outputs=2,
    )


def penalised(l1=0.0, l2=0.0, on=lambda path: path.endswith("dense.weight")):
    def loss(outputs, targets, weights):
        chosen = [w for path, w in weights.items() if on(path)]
        return F.mse_loss(outputs[0], targets["y"]) + sum(l1 * w.abs().sum() + l2 * (w * w).sum() for w in chosen)

    return loss


def regularizers():
    y = {"y": numbers(50, (5, 3))}
    # One weight is 0: the slope of |w| there is 0.
    sparse = numbers(51, (3, 4))
    sparse[1, 2] = 0
    for name, call, l1, l2 in (
        ("l1", "l1(0.05)", 0.05, 0),
        ("l2", "l2(0.05)", 0, 0.05),
        ("elastic_net", "elastic_net(0.05)", 0.025, 0.025),
        ("elastic_net_alpha", "elastic_net(0.05, alpha = 0.3)", 0.05 * 0.7, 0.05 * 0.3),
    ):
        yield judged(
            name, "target y: float[3]", y, "mse(a, y)", penalised(l1, l2),
            more=f"regularize {{ {call} }}  optimizer sgd(lr = 0.1)", steps=3, weights={"a.dense.weight": sparse},
        )
    yield judged(
        "l2_on", "target y: float[3]", y, "mse(a, y)", penalised(0, 0.05, lambda path: True),
        more="regularize { l2(0.05) on a.** }  optimizer sgd(lr = 0.1)", steps=3,
    )


def optimizers():
    y = {"y": numbers(60, (5, 3))}
    mse = penalised()
    for name, call, make in (
        ("sgd", "sgd(lr = 0.2)", lambda p: torch.optim.SGD(p, lr=0.2)),
        ("momentum", "momentum(lr = 0.1)", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
        ("momentum_mu", "momentum(lr = 0.1, mu = 0.6)", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.6)),
        ("momentum_nesterov", "momentum(lr = 0.05, nesterov = true)", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)),
        ("adam", "adam(lr = 0.05)", lambda p: torch.optim.Adam(p, lr=0.05)),
        ("adam_betas", "adam(lr = 0.05, beta1 = 0.7, beta2 = 0.95)", lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.7, 0.95))),
        ("adam_eps", "adam(lr = 0.05, eps = 0.1)", lambda p: torch.optim.Adam(p, lr=0.05, eps=0.1)),
    ):
        yield judged(name, "target y: float[3]", y, "mse(a, y)", mse, more=f"optimizer {call}", optimizer=make, steps=20)
    clipped = judged(
        "clip_norm", "target y: float[3]", y, "mse(a, y)", penalised(0, 0.05),
        more="regularize { l2(0.05) }  optimizer sgd(lr = 0.2)", optimizer=lambda p: torch.optim.SGD(p, lr=0.2), steps=20, clip_norm=0.5,
    )
    clipped.dl = clipped.dl.replace("epochs 1", "epochs 1  clip_norm 0.5")
    yield clipped


def record_cases():
    cases = [case.record() for group in (layers, losses, regularizers, optimizers) for case in group()]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "cases.json").write_text("[\n" + lines + "\n]\n")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    record_cases()
