"""A case of cases.json: a small model as dlc and as PyTorch reads it, and how a layer is put into one."""
import numpy
import torch
import torch.nn.functional as F

DOUBLE = torch.float64


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

    forward(w, x, training) gives the outputs, one for each loss term; loss(outputs, y, w) the loss with its penalties. The
    flag `decay` multiplies the learning rate after each step.
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
            for group in optimizer.param_groups:
                group["lr"] *= self.flags.get("decay", 1)
            if "limit" in self.flags:
                with torch.no_grad():
                    self.flags["limit"](trained)
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
            **({"decay": self.flags["decay"]} if "decay" in self.flags else {}),
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
