#!/usr/bin/env python3
"""Writes metrics.txt: random outputs and targets, and what scikit-learn makes of them; a line each: its name, then numbers.

    python3 record_metrics.py        # recorded with scikit-learn 1.2, numpy 1.24
"""
import pathlib
import warnings

import numpy
from sklearn import metrics

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).resolve().parent
random = numpy.random.RandomState(5)

# six classes: 4 is neither wanted nor answered, 5 is wanted but never answered
logits = numpy.round(random.normal(size=(40, 6)), 5)
logits[:, 4:] -= 20
targets = random.choice([0, 1, 2, 3, 5], size=40)
logits[numpy.arange(40), targets] += 0.7
answers = logits.argmax(axis=1)

# one logit, with many equal ones
scores = numpy.round(random.normal(size=60), 1)
labels = (scores + random.normal(size=60) > 0.4).astype(int)
signs = (scores > 0).astype(int)

# three numbers a sample, one of them constant, one far from 0; in 64ths, which are exact in single precision
wanted = numpy.round((random.normal(size=(25, 3)) + [0, 1000, 0]) * 64) / 64
wanted[:, 2] = 0.5
found = numpy.round((wanted + random.normal(size=(25, 3)) * 0.4) * 64) / 64

RESULTS = {
    "classes.logits": logits.reshape(-1),
    "classes.targets": targets,
    "classes.accuracy": metrics.accuracy_score(targets, answers),
    "classes.top_3": metrics.top_k_accuracy_score(targets, logits, k=3, labels=range(6)),
    "classes.precision": metrics.precision_score(targets, answers, average="macro"),
    "classes.recall": metrics.recall_score(targets, answers, average="macro"),
    "classes.f1": metrics.f1_score(targets, answers, average="macro"),
    "classes.confusion": metrics.confusion_matrix(targets, answers, labels=range(6)).reshape(-1),
    "binary.logits": scores,
    "binary.targets": labels,
    "binary.accuracy": metrics.accuracy_score(labels, signs),
    "binary.precision": metrics.precision_score(labels, signs),
    "binary.recall": metrics.recall_score(labels, signs),
    "binary.f1": metrics.f1_score(labels, signs),
    "binary.auc": metrics.roc_auc_score(labels, scores),
    "binary.confusion": metrics.confusion_matrix(labels, signs).reshape(-1),
    "numbers.outputs": found.reshape(-1),
    "numbers.targets": wanted.reshape(-1),
    "numbers.mae": metrics.mean_absolute_error(wanted, found),
    "numbers.rmse": metrics.mean_squared_error(wanted.reshape(-1), found.reshape(-1), squared=False),
    "numbers.r2": metrics.r2_score(wanted, found),
}

with open(HERE / "metrics.txt", "w") as file:
    for name, numbers in RESULTS.items():
        print(name, *(f"{number:.12g}" for number in numpy.atleast_1d(numbers)), file=file)
