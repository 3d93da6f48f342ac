#!/usr/bin/env python3
"""Writes iris.csv from scikit-learn's copy of Fisher's irises: python3 make_data.py"""
import pathlib

from sklearn.datasets import load_iris

iris = load_iris()
lines = ["sepal_length,sepal_width,petal_length,petal_width,species"]
for numbers, species in zip(iris.data, iris.target):
    lines.append(",".join(f"{number:.1f}" for number in numbers) + "," + iris.target_names[species])
(pathlib.Path(__file__).resolve().parent / "iris.csv").write_text("\n".join(lines) + "\n")
