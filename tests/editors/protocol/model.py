"""Holds a JSON value against the protocol's model, as the classes of lsprotocol say it, which are made from the model.

Stricter than a client: keys that the model does not know are errors, and so is null where a key may only be left out.
"""

import collections.abc
import enum
import functools
import types as python
import typing

import attrs
from lsprotocol import types

UNIONS = (typing.Union, python.UnionType)
PLAIN = {str: "a string", bool: "true or false", int: "an integer", float: "a number"}
INTEGERS = range(-(2**31), 2**31)


@functools.cache
def fields(kind):
    """The keys of a structure as they are written, each with its type and its field."""
    attrs.resolve_types(kind, vars(types))
    return {written(field.name): field for field in attrs.fields(kind)}


def written(name):
    first, *others = name.rstrip("_").split("_")
    return first + "".join(other.capitalize() for other in others)


def errors(kind, value, path=""):
    """What is wrong with a value that should be of this kind: sentences, each with the path of the place."""
    if isinstance(kind, typing.ForwardRef):
        kind = vars(types)[kind.__forward_arg__]
    if isinstance(kind, str):
        kind = vars(types)[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in (typing.Any, object):
        return []
    if kind in (None, type(None)):
        return [] if value is None else [f"{path}: null is all that fits"]
    if origin in UNIONS:
        return of_union(inner, value, path)
    if origin is typing.Literal:
        return [] if value in inner else [f"{path}: {value!r} is not {inner[0]!r}"]
    if origin is tuple:
        return of_list(inner, value, path)
    if origin is collections.abc.Sequence:
        return of_list(inner * len(value) if isinstance(value, list) else inner, value, path)
    if origin in (dict, collections.abc.Mapping):
        return of_map(inner[1], value, path)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        known = any(value == one.value and type(value) is type(one.value) for one in kind)
        return [] if known else [f"{path}: {value!r} is no {kind.__name__}"]
    if attrs.has(kind):
        return of_structure(kind, value, path)
    if kind in PLAIN:
        return of_plain(kind, value, path)
    raise TypeError(f"{path}: the checker does not know {kind!r}")


def of_union(kinds, value, path):
    """The errors of the alternative that fits best."""
    tried = []
    for kind in kinds:
        found = errors(kind, value, path)
        if not found:
            return []
        tried.append(found)
    return min(tried, key=lambda found: (not deeper(found, path), len(found)))


def deeper(found, path):
    """Whether an alternative fits at this place, and fails only inside."""
    return all(not error.startswith(f"{path}:") for error in found)


def of_list(kinds, value, path):
    if not isinstance(value, list):
        return [f"{path}: no list"]
    if len(kinds) != len(value):
        return [f"{path}: {len(value)} entries and not {len(kinds)}"]
    return [error for at, (kind, one) in enumerate(zip(kinds, value)) for error in errors(kind, one, f"{path}[{at}]")]


def of_map(kind, value, path):
    if not isinstance(value, dict):
        return [f"{path}: no object"]
    return [error for key, one in value.items() for error in errors(kind, one, f"{path}.{key}")]


def of_plain(kind, value, path):
    fits = isinstance(value, (int, float) if kind is float else kind)
    if not fits or (isinstance(value, bool) and kind is not bool):
        return [f"{path}: {value!r} is not {PLAIN[kind]}"]
    if kind is int and value not in INTEGERS:
        return [f"{path}: {value} is beyond 32 bits"]
    return []


def of_structure(kind, value, path):
    if not isinstance(value, dict):
        return [f"{path}: no {kind.__name__}"]
    known = fields(kind)
    found = [f"{path}: {kind.__name__} has no “{key}”" for key in value if key not in known]
    for key, field in known.items():
        if key in value:
            found += of_field(kind, field, value[key], f"{path}.{key}")
        elif field.default is attrs.NOTHING:
            found.append(f"{path}: {kind.__name__} lacks “{key}”")
    return found


def of_field(kind, field, value, path):
    may_be_left_out = field.default is None
    if value is None and may_be_left_out and not types.is_special_property(kind, field.name):
        return [] if typing.Any in typing.get_args(field.type) else [f"{path}: null, where it may only be left out"]
    found = errors(field.type, value, path)
    if not found and field.validator and not isinstance(value, (dict, list)):
        try:
            field.validator(None, field, value)
        except (TypeError, ValueError) as error:
            found.append(f"{path}: {error}")
    return found
