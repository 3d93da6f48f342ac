"""Python's PyTorch as a contender: the same protocol as Service.java, the same models as Architecture.java."""

import sys
import time

import numpy as np
import torch
from torch import nn

BATCHES = 16


class Sum(nn.Module):
    def __init__(self, main, shortcut):
        super().__init__()
        self.main = main
        self.shortcut = shortcut

    def forward(self, x):
        return self.main(x) + self.shortcut(x)


def normalised(channels, filters, kernel=3, stride=1):
    return nn.Sequential(
        nn.Conv2d(channels, filters, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(filters))


def resnet20():
    layers = [normalised(3, 16), nn.ReLU()]
    channels = 16
    for stage in range(3):
        for i in range(3):
            filters = 16 << stage
            stride = 2 if stage > 0 and i == 0 else 1
            main = nn.Sequential(normalised(channels, filters, 3, stride), nn.ReLU(), normalised(filters, filters))
            layers += [Sum(main, nn.Identity() if stride == 1 else normalised(channels, filters, 1, stride)), nn.ReLU()]
            channels = filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


# name: the shape of a sample, the number of classes, what makes the model
MODELS = {
    "tiny": ((4,), 3, lambda: nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))),
    "mlp": ((784,), 10, lambda: nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))),
    "lenet5": ((1, 28, 28), 10, lambda: nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))),
    "cnn": ((1, 28, 28), 10, lambda: nn.Sequential(
        normalised(1, 32), nn.ReLU(), nn.MaxPool2d(2), normalised(32, 64), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(3136, 128), nn.ReLU(), nn.Linear(128, 10))),
    "resnet20": ((3, 32, 32), 10, resnet20),
}


def status(key):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def reset_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass  # the peak is then that since the start


class Contender:
    def __init__(self, name, batch):
        shape, classes, make = MODELS[name]
        generator = np.random.default_rng(1)
        self.inputs = generator.standard_normal((BATCHES, batch) + shape, dtype=np.float32)
        self.labels = generator.integers(0, classes, (BATCHES, batch))
        self.model = make()
        self.trainable = sum(p.numel() for p in self.model.parameters())
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3)
        self.loss = nn.CrossEntropyLoss()
        self.x = torch.empty((batch,) + shape)
        self.y = torch.empty(batch, dtype=torch.long)
        self.next = 0

    def advance(self):
        self.next = (self.next + 1) % BATCHES
        return self.next

    def train(self):
        batch = self.advance()
        self.x.copy_(torch.from_numpy(self.inputs[batch]))
        self.y.copy_(torch.from_numpy(self.labels[batch]))
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.model(self.x), self.y)
        loss.backward()
        self.optimizer.step()
        if loss.item() != loss.item():
            raise ValueError("the loss is not a number")

    def predict(self):
        sample = self.inputs[self.advance()][:1].copy()
        with torch.inference_mode():
            logits = self.model(torch.from_numpy(sample)).numpy()
        if logits[0, 0] != logits[0, 0]:
            raise ValueError("a prediction is not a number")


def measure(task, seconds):
    limit = seconds * 1e9
    block, runs = 1, 0
    cpu, start = time.thread_time_ns(), time.perf_counter_ns()
    while True:
        for _ in range(block):
            task()
        runs += block
        elapsed = time.perf_counter_ns() - start
        if elapsed < limit / 16:
            block *= 2
        if elapsed >= limit:
            return f"{elapsed / runs:.1f} {(time.thread_time_ns() - cpu) / runs:.1f} {runs} 0"


def main():
    name, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    contender = Contender(name, batch)
    reset_peak()
    before = status("VmRSS:")

    def answer(text):
        print("=", text, flush=True)

    answer(contender.trainable)
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "train":
            contender.model.train()
            answer(measure(contender.train, float(arguments[0])))
        elif command == "predict":
            contender.model.eval()
            answer(measure(contender.predict, float(arguments[0])))
        elif command == "memory":
            answer(f"{status('VmHWM:') - before} {status('VmHWM:')} 0")
        elif command == "version":
            answer(torch.__version__)
        else:
            raise ValueError(line)


main()
