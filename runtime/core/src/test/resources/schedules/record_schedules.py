#!/usr/bin/env python3
"""Writes schedules.txt: the learning rates of PyTorch's schedulers, a line for each: its name, then a rate for each step.

    python3 record_schedules.py        # recorded with PyTorch 1.13

Ten epochs of four steps; those of one_cycle and cosine move with each step, the others after each epoch.
"""
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).resolve().parent
EPOCHS, STEPS = 10, 4
LR = 0.3
LOSSES = [1.0, 0.8, 0.81, 0.7999, 0.9, 0.7, 0.75, 0.7, 0.6999, 0.71]
SCORES = [0.1, 0.2, 0.2005, 0.2, 0.4, 0.4004, 0.3, 0.35, 0.2, 0.1]


def optimizer(lr=LR):
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)


def by_epoch(make, outcomes=None, epochs=EPOCHS, lr=LR):
    moved = optimizer(lr)
    scheduler = make(moved)
    rates = []
    for epoch in range(epochs):
        rates += [moved.param_groups[0]["lr"]] * STEPS
        moved.step()
        scheduler.step(outcomes[epoch]) if outcomes else scheduler.step()
    return rates


def by_step(make, count=EPOCHS * STEPS):
    moved = optimizer()
    scheduler = make(moved)
    rates = []
    for step in range(count):
        rates.append(moved.param_groups[0]["lr"])
        moved.step()
        if step < count - 1:
            scheduler.step()
    return rates


def warmup(count):
    return [LR * (step + 1) / count for step in range(count)]


def plateau(outcomes, **arguments):
    return by_epoch(lambda o: schedulers.ReduceLROnPlateau(o, **arguments), outcomes)


def one_cycle(count=EPOCHS * STEPS, **arguments):
    return by_step(
        lambda o: schedulers.OneCycleLR(o, total_steps=count, cycle_momentum=False, **arguments), count
    )


CASES = {
    "step": by_epoch(lambda o: schedulers.StepLR(o, step_size=3, gamma=0.5)),
    "exponential": by_epoch(lambda o: schedulers.ExponentialLR(o, gamma=0.8)),
    "polynomial": by_epoch(lambda o: schedulers.PolynomialLR(o, total_iters=EPOCHS, power=2.0)),
    "polynomial_short": by_epoch(lambda o: schedulers.PolynomialLR(o, total_iters=6, power=1.5)),
    # PyTorch's falls to 0: what lies above `to` does.
    "polynomial_to": [
        0.05 + rate
        for rate in by_epoch(lambda o: schedulers.PolynomialLR(o, total_iters=EPOCHS, power=2.0), lr=LR - 0.05)
    ],
    "cosine": by_step(lambda o: schedulers.CosineAnnealingLR(o, T_max=EPOCHS * STEPS, eta_min=0.01)),
    "one_cycle": one_cycle(max_lr=LR),
    "one_cycle_linear": one_cycle(
        max_lr=0.5, pct_start=0.2, anneal_strategy="linear", div_factor=10.0, final_div_factor=100.0
    ),
    "one_cycle_three_phases": one_cycle(max_lr=LR, pct_start=0.4, three_phase=True),
    "plateau": plateau(LOSSES, factor=0.5, patience=0),
    "plateau_absolute": plateau(LOSSES, factor=0.1, patience=1, threshold=0.05, threshold_mode="abs", cooldown=2),
    "plateau_score": plateau(SCORES, mode="max", factor=0.5, patience=1, threshold=0.01, min_lr=0.1),
    "plateau_score_absolute": plateau(SCORES, mode="max", factor=0.5, patience=0, threshold=0.001, threshold_mode="abs"),
    "plateau_eps": plateau([1.0] * 10, factor=0.5, patience=0, eps=0.05),
    "warmup_step": warmup(2 * STEPS)
    + by_epoch(lambda o: schedulers.StepLR(o, step_size=3, gamma=0.5), epochs=EPOCHS - 2),
    "warmup_cosine": warmup(7) + by_step(lambda o: schedulers.CosineAnnealingLR(o, T_max=33, eta_min=0.01), 33),
    "warmup_plateau": warmup(2 * STEPS)
    + plateau(LOSSES[2:] + [0.0, 0.0], factor=0.5, patience=1)[: 8 * STEPS],
    "constant_exponential_one_cycle": [LR] * (3 * STEPS)
    + by_epoch(lambda o: schedulers.ExponentialLR(o, gamma=0.8), epochs=2)
    + one_cycle(20, max_lr=LR),
    "cosine_step": by_step(lambda o: schedulers.CosineAnnealingLR(o, T_max=20, eta_min=0.01), 20)
    + by_epoch(lambda o: schedulers.StepLR(o, step_size=2, gamma=0.1), epochs=5),
    "step_one_cycle_exponential": by_epoch(lambda o: schedulers.StepLR(o, step_size=2, gamma=0.5), epochs=4)
    + one_cycle(12, max_lr=LR)
    + by_epoch(lambda o: schedulers.ExponentialLR(o, gamma=0.8), epochs=3),
}

with open(HERE / "schedules.txt", "w") as file:
    for name, rates in CASES.items():
        print(name, *(f"{float(rate):.12g}" for rate in rates), file=file)
