"""A small builder of ONNX graphs, with linear layers in eight bits where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
OPSET = 18
CONTRIB = "com.microsoft"
"""Fused operators that onnxruntime ships since 1.8; they save most of the cost of small inputs."""


class Graph:
    """Collects nodes and constants; every method that adds a node returns its output's name."""

    def __init__(self, eight_bits: bool) -> None:
        self.eight_bits = eight_bits
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, kind: int, shape: list[str | int]) -> str:
        """Declare an input; strings in ``shape`` are free dimensions."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, name: str, source: str, kind: int, shape: list[str | int]) -> None:
        """Declare ``source`` to be an output of the graph under this name."""
        self._nodes.append(helper.make_node("Identity", [source], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def constant(self, value: Array) -> str:
        """Return the name of a constant that holds this array; equal arrays are held once."""
        array = np.ascontiguousarray(value)
        name = f"c{len(self._constants)}"
        self._constants[name] = numpy_helper.from_array(array, name)
        return name

    def node(self, kind: str, inputs: list[str], **settings: Any) -> str:
        """Add a node with one output."""
        return self.nodes(kind, inputs, 1, **settings)[0]

    def nodes(self, kind: str, inputs: list[str], outputs: int, **settings: Any) -> list[str]:
        """Add a node with several outputs."""
        names = [f"{kind}_{len(self._nodes)}_{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, **settings))
        return names

    def linear(self, source: str, weight: Array, bias: Array) -> str:
        """Add ``source @ weight.T + bias``; ``weight`` is (out, in) as torch keeps it.

        In eight bits the weights carry one scale per output and the input one scale per run.
        """
        if not self.eight_bits:
            product = self.node("MatMul", [source, self.constant(weight.T.astype(np.float32))])
            return self.node("Add", [product, self.constant(bias.astype(np.float32))])
        small, scale = to_eight_bits(weight)
        inputs = [source, self.constant(small.T), self.constant(scale), "", self.constant(bias)]
        return self.node("DynamicQuantizeMatMul", inputs, domain=CONTRIB)

    def lookup(self, table: Array, indices: str) -> str:
        """Add a row lookup in ``table``; in eight bits every row has its own scale."""
        if not self.eight_bits:
            return self.node("Gather", [self.constant(table.astype(np.float32)), indices])
        small, scale = to_eight_bits(table)
        rows = self.node("Gather", [self.constant(small), indices])
        scales = self.node("Gather", [self.constant(scale[:, None]), indices])
        return self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scales])

    def save(self, path: Path, name: str) -> None:
        """Check the graph and write it."""
        graph = helper.make_graph(
            self._nodes, name, self._inputs, self._outputs, list(self._constants.values())
        )
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=sets)
        model.ir_version = 9
        onnx.checker.check_model(model)
        onnx.save(model, str(path))


def to_eight_bits(weight: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the rows in signed seven bits, and each row's scale.

    Seven of the eight: processors without VNNI add two products in sixteen bits and would
    overflow, and results would depend on the machine.
    """
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12).astype(np.float32) / 63
    return np.rint(weight / scale[:, None]).astype(np.int8), scale
