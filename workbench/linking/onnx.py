"""The few parts of the ONNX format that a model needs to be written: nodes, tensors, a graph.

ONNX is a Protocol Buffers message; the numbers are those of its fields in `onnx.proto`.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Any

_FLOAT, _INT64 = 1, 7
_TYPES = {"float32": _FLOAT, "int8": 3, "int64": _INT64}
_IR_VERSION, _OPSET = 9, 20


class Graph:
    """A graph in the making: tensors and nodes are added, names of results come back."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._count = 0

    def tensor(self, array: Any) -> str:
        """A constant: an array of float32, int8 or int64."""
        name = self._name()
        dims = b"".join(_number(1, size) for size in array.shape)
        kind = _number(2, _TYPES[str(array.dtype)])
        self._parts.append(_bytes(5, dims + kind + _bytes(8, name.encode()) + _bytes(9, array.tobytes())))
        return name

    def node(self, operator: str, *inputs: str, outputs: int = 1, **attributes: float | Sequence[int]) -> Any:
        """An operator applied: the name of its result, or a tuple where it has several."""
        names = tuple(self._name() for _ in range(outputs))
        body = b"".join(_bytes(1, name.encode()) for name in inputs)
        body += b"".join(_bytes(2, name.encode()) for name in names)
        body += _bytes(4, operator.encode())
        body += b"".join(_bytes(5, _attribute(name, value)) for name, value in attributes.items())
        self._parts.append(_bytes(1, body))
        return names[0] if outputs == 1 else names

    def model(self, inputs: Iterable[str], output: str) -> bytes:
        """The finished model: `inputs` are whole numbers [batch, length], the output is [batch, length, size]."""
        graph = b"".join(self._parts) + _bytes(2, b"encoder")
        graph += b"".join(_bytes(11, _value(name, _INT64, ("batch", "length"))) for name in inputs)
        graph += _bytes(12, _value(output, _FLOAT, ("batch", "length", "size")))
        return _number(1, _IR_VERSION) + _bytes(7, graph) + _bytes(8, _number(2, _OPSET))

    def _name(self) -> str:
        self._count += 1
        return f"t{self._count}"


def _attribute(name: str, value: float | Sequence[int]) -> bytes:
    body = _bytes(1, name.encode())
    if isinstance(value, float):
        return body + _key(2, 5) + struct.pack("<f", value) + _number(20, 1)
    if isinstance(value, int):
        return body + _number(3, value) + _number(20, 2)
    return body + b"".join(_number(8, each) for each in value) + _number(20, 7)


def _value(name: str, kind: int, axes: Iterable[str]) -> bytes:
    shape = b"".join(_bytes(1, _bytes(2, axis.encode())) for axis in axes)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _bytes(field: int, body: bytes) -> bytes:
    return _key(field, 2) + _varint(len(body)) + body


def _number(field: int, value: int) -> bytes:
    return _key(field, 0) + _varint(value)


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1  # negative numbers are ten bytes long
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)
