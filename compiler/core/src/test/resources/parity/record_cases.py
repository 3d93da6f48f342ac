#!/usr/bin/env python3
"""Writes cases.json: what PyTorch computes of small models, a layer, loss, optimizer or regulariser each.

    OMP_NUM_THREADS=1 python3 record_cases.py        # recorded with PyTorch 1.13, numpy 1.24

All is in double precision, so that a generated class in double must agree to the last digits and one in single precision to
its own rounding. A layer stands behind another one with weights (its input's gradient shows in theirs) and before a mean
squared error (its output's cotangent).
"""
import json
import pathlib

import torch
import torch.nn.functional as F

from case import DOUBLE, SAMPLES, Case, affine, convolution, layer, mean_squares, model, normalise, numbers, ports, statistics

HERE = pathlib.Path(__file__).resolve().parent
torch.set_num_threads(1)


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

    yield from more_layers()
    yield layer("concat_images", (2, 3, 3), "concat", lambda v, w, t: torch.cat([torch.tanh(v), v, F.relu(v)], 1), more="side = pre -> tanh  out = concat(side, pre, pre -> relu)")
    yield layer("concat_vectors", (4,), "concat", lambda v, w, t: torch.cat([v, torch.sigmoid(v)], 1), more="out = concat(pre, pre -> sigmoid)")
    yield layer("plus", (2, 3, 3), "plus", lambda v, w, t: torch.tanh(v) + v, more="side = pre -> tanh  out = side + pre")
    yield layer("minus", (2, 3, 3), "minus", lambda v, w, t: torch.tanh(v) - v, more="side = pre -> tanh  out = side - pre")
    yield layer("times", (2, 3, 3), "times", lambda v, w, t: torch.tanh(v) * v, more="side = pre -> tanh  out = side * pre")
    for sign, word, op in (("+", "plus", torch.add), ("-", "minus", torch.sub), ("*", "times", torch.mul)):
        yield layer(
            f"{word}_broadcast", (2, 3, 4), word, lambda v, w, t, op=op: op(F.avg_pool2d(v, (3, 4)), v), more=f"side = pre -> avg_pool([3, 4])  out = side {sign} pre"
        )
    yield layer("chain", (4,), "chain", lambda v, w, t: torch.tanh(F.relu(torch.sigmoid(torch.tanh(torch.tanh(v))) - 0.4)), more="out = (pre -> tanh -> tanh -> sigmoid) - 0.4 -> relu -> tanh")
    yield layer("reuse", (4,), "reuse", lambda v, w, t: torch.tanh(v) * torch.sigmoid(v) + v * v, more="out = (pre -> tanh) * (pre -> sigmoid) + pre * pre")
    yield layer("affine", (4,), "affine", lambda v, w, t: 1 - torch.sigmoid(0.5 * v) * 3, more="out = 1 - (0.5 * pre -> sigmoid) * 3")
    yield scalars()


def sequence(name, shape, call, own, **options):
    """A convolution along [time, features]."""

    def function(v, w, training):
        return F.conv1d(v.transpose(1, 2), w["weight"], w.get("bias"), **options).transpose(1, 2)

    return layer(name, shape, call, function, own)


def transposed(name, shape, call, own, **options):
    return layer(name, shape, call, lambda v, w, t: F.conv_transpose2d(v, w["weight"], w.get("bias"), **options), own)


def transposed_weights(seed, shape, filters):
    return {"weight": numbers(seed, shape), "bias": numbers(seed + 1, (filters,))}


def scale_and_shift(seed, shape):
    return {"weight": numbers(seed, shape, 0.5, 1.5), "bias": numbers(seed + 1, shape)}


def more_layers():
    yield sequence("conv1d", (6, 3), "conv1d(4, kernel = 3)", affine(70, (4, 3, 3)))
    yield sequence("conv1d_stride", (7, 3), "conv1d(4, kernel = 2, stride = 2, padding = 1)", affine(71, (4, 3, 2)), stride=2, padding=1)
    yield sequence("conv1d_same", (7, 4), "conv1d(2, kernel = 3, dilation = 2, padding = same, groups = 2, bias = false)", affine(72, (2, 2, 3), False), dilation=2, padding=2, groups=2)

    yield convolution("depthwise_conv2d", (3, 5, 5), "depthwise_conv2d(kernel = 3)", affine(73, (3, 1, 3, 3)), groups=3)
    yield convolution("depthwise_conv2d_more", (2, 6, 5), "depthwise_conv2d(kernel = 3, stride = 2, padding = [2, 1], multiplier = 3)", affine(74, (6, 1, 3, 3)), groups=2, stride=2, padding=(2, 1))
    yield convolution("depthwise_conv2d_same", (2, 5, 5), "depthwise_conv2d(kernel = 3, dilation = 2, padding = same, bias = false)", affine(75, (2, 1, 3, 3), False), groups=2, dilation=2, padding=2)

    yield transposed("conv_transpose2d", (3, 3, 2), "conv_transpose2d(2, kernel = 3)", transposed_weights(76, (3, 2, 3, 3), 2))
    yield transposed("conv_transpose2d_stride", (2, 3, 3), "conv_transpose2d(3, kernel = 3, stride = [2, 3], padding = 1, output_padding = [1, 2])", transposed_weights(77, (2, 3, 3, 3), 3), stride=(2, 3), padding=1, output_padding=(1, 2))
    yield transposed("conv_transpose2d_groups", (4, 3, 4), "conv_transpose2d(6, kernel = 2, dilation = 2, groups = 2, bias = false)", affine(78, (4, 3, 2, 2), False), dilation=2, groups=2)
    yield transposed("conv_transpose2d_same", (2, 3, 4), "conv_transpose2d(3, kernel = 3, stride = 2, padding = same)", transposed_weights(79, (2, 3, 3, 3), 3), stride=2, padding=1)

    yield layer("global_max_pool", (3, 4, 3), "global_max_pool", lambda v, w, t: v.amax((2, 3)))
    yield layer("layer_norm", (6,), "layer_norm", lambda v, w, t: F.layer_norm(v, (6,), w["weight"], w["bias"]), scale_and_shift(80, (6,)))
    yield layer("layer_norm_rows", (3, 4), "layer_norm(eps = 0.1)", lambda v, w, t: F.layer_norm(v, (4,), w["weight"], w["bias"], 0.1), scale_and_shift(81, (4,)))
    yield layer("layer_norm_image", (2, 3, 3), "layer_norm", lambda v, w, t: F.layer_norm(v, (2, 3, 3), w["weight"], w["bias"]), scale_and_shift(82, (2, 3, 3)))
    yield layer("group_norm", (4, 3, 2), "group_norm(2)", lambda v, w, t: F.group_norm(v, 2, w["weight"], w["bias"]), scale_and_shift(83, (4,)))
    yield layer("group_norm_eps", (4, 2, 2), "group_norm(4, eps = 0.1)", lambda v, w, t: F.group_norm(v, 4, w["weight"], w["bias"], 0.1), scale_and_shift(84, (4,)))
    yield layer("group_norm_vector", (6,), "group_norm(2)", lambda v, w, t: F.group_norm(v, 2, w["weight"], w["bias"]), scale_and_shift(85, (6,)))
    yield layer("upsample", (2, 3, 2), "upsample", lambda v, w, t: F.interpolate(v, scale_factor=2, mode="nearest"))
    yield layer("upsample_factor", (2, 2, 2), "upsample(factor = [2, 3])", lambda v, w, t: F.interpolate(v, scale_factor=(2, 3), mode="nearest"))
    yield layer("pad", (2, 3, 2), "pad(1)", lambda v, w, t: F.pad(v, (1, 1, 1, 1)))
    yield layer("pad_value", (2, 3, 2), "pad([2, 1], value = 0.7) -> tanh", lambda v, w, t: torch.tanh(F.pad(v, (1, 1, 2, 2), value=0.7)))
    yield layer("reshape", (2, 3, 2), "reshape([3, 2, 2]) -> global_avg_pool", lambda v, w, t: v.reshape(-1, 3, 4).mean(2))

    yield layer("elu", (6,), "elu", lambda v, w, t: F.elu(v))
    yield layer("elu_alpha", (6,), "elu(alpha = 0.4)", lambda v, w, t: F.elu(v, 0.4))
    yield layer("selu", (6,), "selu", lambda v, w, t: F.selu(v))
    yield layer("gelu", (6,), "gelu", lambda v, w, t: F.gelu(v))
    yield layer("silu", (6,), "silu", lambda v, w, t: F.silu(v))
    yield layer("softplus", (6,), "softplus", lambda v, w, t: F.softplus(v))
    # Wide enough for all three of its pieces.
    yield layer("hard_swish", (6,), "hard_swish", lambda v, w, t: F.hardswish(3 * v), more="out = 3 * pre -> hard_swish")


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


def judged(name, target, y, loss, function, outputs=1, size=3, more="optimizer sgd(lr = 0.1)", weights=None, then="", activation=lambda v: v, **flags):
    """A dense layer under a loss, with the layer `then` between; function(outputs, y, weights)."""
    seed = sum(map(ord, name))
    names = [chr(ord("a") + i) for i in range(outputs)]
    inputs = {"x": numbers(seed, (len(next(iter(y.values()))), 4), -2, 2)}
    tensors = {}
    for i, value in enumerate(names):
        tensors[f"{value}.dense.weight"] = numbers(seed + i, (size, 4), -2, 2)
        tensors[f"{value}.dense.bias"] = numbers(seed + 10 + i, (size,))
    tensors.update(weights or {})
    network = "  ".join(f"{value} = x -> dense({size}){then}" for value in names)
    return Case(
        name,
        model(ports("input", {"x": (4,)}), target, network, loss, more),
        inputs,
        y,
        tensors,
        lambda w, x, t: [activation(F.linear(x["x"], w[f"{v}.dense.weight"], w[f"{v}.dense.bias"])) for v in names],
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
    heavy = torch.tensor([0.5, 2.0, 1.5], dtype=DOUBLE)
    for name, call, smoothing in (("cross_entropy_weights", "", 0.0), ("cross_entropy_weights_smoothing", ", smoothing = 0.3", 0.3)):
        yield judged(
            name, "target y: class[3]", some, f"cross_entropy(a, y, weights = [0.5, 2, 1.5]{call})",
            lambda o, y, w, e=smoothing: F.cross_entropy(o[0], y["y"].long(), weight=heavy, label_smoothing=e), steps=3,
        )
    bits = {"y": torch.tensor([1, 0, 1, 1, 0], dtype=DOUBLE)}
    yield judged("binary_cross_entropy", "target y: binary", bits, "binary_cross_entropy(a, y)", lambda o, y, w: F.binary_cross_entropy_with_logits(o[0][:, 0], y["y"]), size=1)
    shares = {"y": numbers(40, (5, 3), 0, 1)}
    yield judged("binary_cross_entropy_vector", "target y: float[3]", shares, "binary_cross_entropy(a, y)", lambda o, y, w: F.binary_cross_entropy_with_logits(o[0], y["y"]))
    one = {"y": numbers(41, (5,))}
    yield judged("mse", "target y: float", one, "mse(a, y)", lambda o, y, w: F.mse_loss(o[0][:, 0], y["y"]), size=1)
    far = {"y": numbers(43, (5, 3), -4, 4)}
    yield judged("mae", "target y: float[3]", far, "mae(a, y)", lambda o, y, w: F.l1_loss(o[0], y["y"]))
    yield judged("huber", "target y: float[3]", far, "huber(a, y)", lambda o, y, w: F.huber_loss(o[0], y["y"]))
    yield judged("huber_delta", "target y: float[3]", far, "huber(a, y, delta = 2.5)", lambda o, y, w: F.huber_loss(o[0], y["y"], delta=2.5))
    yield judged("hinge", "target y: binary", bits, "hinge(a, y)", lambda o, y, w: F.relu(1 - (2 * y["y"] - 1) * o[0][:, 0]).mean(), size=1)
    rows = {"y": torch.tensor([[0.2, 0.5, 0.3], [1, 0, 0], [0.25, 0.25, 0.5], [0.1, 0.9, 0], [0.6, 0.3, 0.1]], dtype=DOUBLE)}
    yield judged(
        "kl_divergence", "target y: float[3]", rows, "kl_divergence(a, y)",
        lambda o, y, w: F.kl_div(o[0].clamp(min=1e-7).log(), y["y"], reduction="batchmean"),
        then=" -> softmax", activation=lambda v: torch.softmax(v, -1),
    )
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


def limit_norms(path, limit, groups=0):
    """Renormalises the units' incoming weights; of a transposed convolution they stand along the second dimension."""

    def renorm(weights):
        w = weights[path]
        units = w if not groups else w.reshape(groups, -1, *w.shape[1:]).transpose(1, 2)
        flat = units.reshape(units.shape[0] * (units.shape[1] if groups else 1), -1)
        flat = torch.renorm(flat, 2, 0, limit).reshape(units.shape)
        w.copy_(flat if not groups else flat.transpose(1, 2).reshape(w.shape))

    return renorm


def limited():
    y = {"y": numbers(52, (5, 3))}
    yield judged(
        "max_norm", "target y: float[3]", y, "mse(a, y)", penalised(),
        more="regularize { max_norm(1.8) }  optimizer sgd(lr = 0.3)",
        optimizer=lambda p: torch.optim.SGD(p, lr=0.3), steps=4, limit=limit_norms("a.dense.weight", 1.8),
    )
    yield judged(
        "max_norm_bias", "target y: float[3]", y, "mse(a, y)", penalised(0, 0.05),
        more="regularize { max_norm(0.4) on a.dense.bias  l2(0.05) }  optimizer sgd(lr = 0.3)",
        optimizer=lambda p: torch.optim.SGD(p, lr=0.3), steps=4, limit=limit_norms("a.dense.bias", 0.4),
    )
    filters = convolution("max_norm_filters", (2, 4, 4), "conv2d(3, kernel = 2)", affine(86, (3, 2, 2, 2)))
    units = transposed("max_norm_transposed", (4, 3, 2), "conv_transpose2d(4, kernel = 2, groups = 2)", transposed_weights(87, (4, 2, 2, 2), 4), groups=2)
    for case, path, limit, groups in (
        (filters, "out.conv2d.weight", 1.5, 0),
        (units, "out.conv_transpose2d.weight", 1.6, 2),
    ):
        case.dl = case.dl.replace("optimizer sgd", f"regularize {{ max_norm({limit}) on {path} }}  optimizer sgd")
        case.steps = 3
        case.flags["limit"] = limit_norms(path, limit, groups)
        yield case


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
        ("adamw", "adamw(lr = 0.05)", lambda p: torch.optim.AdamW(p, lr=0.05)),
        ("adamw_decay", "adamw(lr = 0.05, weight_decay = 0.3, beta1 = 0.7, beta2 = 0.95, eps = 0.01)", lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.3, betas=(0.7, 0.95), eps=0.01)),
        ("rmsprop", "rmsprop(lr = 0.02)", lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9)),
        ("rmsprop_rho", "rmsprop(lr = 0.02, rho = 0.7, eps = 0.1)", lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.7, eps=0.1)),
        ("adagrad", "adagrad(lr = 0.1)", lambda p: torch.optim.Adagrad(p, lr=0.1)),
        ("adagrad_eps", "adagrad(lr = 0.1, eps = 0.1)", lambda p: torch.optim.Adagrad(p, lr=0.1, eps=0.1)),
        ("adadelta", "adadelta", lambda p: torch.optim.Adadelta(p, lr=1, rho=0.9, eps=1e-6)),
        ("adadelta_rho", "adadelta(lr = 0.5, rho = 0.7, eps = 0.01)", lambda p: torch.optim.Adadelta(p, lr=0.5, rho=0.7, eps=0.01)),
        ("adam_eps", "adam(lr = 0.05, eps = 0.1)", lambda p: torch.optim.Adam(p, lr=0.05, eps=0.1)),
    ):
        yield judged(name, "target y: float[3]", y, "mse(a, y)", mse, more=f"optimizer {call}", optimizer=make, steps=20, decay=0.9)
    clipped = judged(
        "clip_norm", "target y: float[3]", y, "mse(a, y)", penalised(0, 0.05),
        more="regularize { l2(0.05) }  optimizer sgd(lr = 0.2)", optimizer=lambda p: torch.optim.SGD(p, lr=0.2), steps=20, clip_norm=0.5,
    )
    clipped.dl = clipped.dl.replace("epochs 1", "epochs 1  clip_norm 0.5")
    yield clipped


def record_cases():
    cases = [case.record() for group in (layers, losses, regularizers, limited, optimizers) for case in group()]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "cases.json").write_text("[\n" + lines + "\n]\n")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    record_cases()
