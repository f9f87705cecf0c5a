"""How breaches of a schema are told: what was found, how to mend it, what was allowed. One root cause is told once."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from anarq.checks.spec._schemas import CLOSED, DEPENDENCIES, Breach
from anarq.contracts.graph.values import Key
from anarq.contracts.graph.values import key as key_of
from anarq.model import pointer as pointers
from anarq.model.tree import Document, Json
from anarq.rules import REMOVE, Edit, Fix, Hit, Rename, closest_first, did_you_mean, meant

Path: TypeAlias = tuple[str | int, ...]

_LONGEST: Final = 60
_REFERENCE: Final = "$ref"
_SPLIT: Final = re.compile(r"[\s:'\"]")
"""What ends a key: a colon that was forgotten, or is one too many, makes a key of the value as well."""
_FORMATS: Final = {
    "date": "write a day that the calendar has, as `2026-01-31`",
    "regex": "write a regular expression",
    "uri": "write a URI, as `https://example.org/terms`",
    "email": "write an address, as `somebody@example.org`",
}
_STATUS: Final = "write a status from 100 to 599, as `404`, a range of them, as `4XX`, or `default`"
_KEYS: Final = {
    "^[1-5](?:[0-9]{2}|XX)$": _STATUS,
    "^[1-5](?:\\d{2}|XX)$": _STATUS,
    "^/": "begin it with `/`",
    "^\\/": "begin it with `/`",
    "^x-": "begin it with `x-`",
}
"""What to write for a key that has to be of a form, by the pattern in the schemas of OpenAPI."""
_BOUNDS: Final = {
    "minimum": "write {} or more",
    "maximum": "write {} or less",
    "exclusiveMinimum": "write more than {}",
    "exclusiveMaximum": "write less than {}",
    "minLength": "let it be {} or more characters long",
    "maxLength": "let it be at most {} characters long",
    "minItems": "list {} or more",
    "maxItems": "list at most {}",
    "minProperties": "give it {} or more entries",
    "maxProperties": "give it at most {} entries",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A root cause: the keys on the way to where it stands, what to say about it, and where what lacks would stand."""

    path: Path
    found: str
    mend: str
    allowed: tuple[str, ...] = ()
    stands_for: tuple[Path, ...] = ()
    fix: Fix | None = None

    def hit(self, document: Document) -> Hit:
        """What a check tells of it."""
        stands_for = tuple(document.root.get(*path) for path in self.stands_for)
        at = document.root.get(*self.path)
        return Hit(at, self.found, self.mend, self.allowed, fix=self.fix, stands_for=stands_for)


def faults(breaches: Sequence[Breach]) -> Iterator[Fault]:
    """The root causes behind the breaches of one file.

    The keys that one object lacks are one fault; a key that it lacks and another one that is probably a slip of it
    are one fault as well, told at the slip.
    """
    lacking: dict[Path, list[str]] = {}
    for breach in breaches:
        if breach.keyword == "required":
            slip = _slip(breach)
            if slip:
                yield _instead(breach.path, slip, breach.lacked)
            elif breach.lacked not in lacking.setdefault(breach.path, []):  # two schemas may ask for it
                lacking[breach.path].append(breach.lacked)
    strange = {(*one.path, str(one.value)) for one in breaches if one.of_key}
    for breach in breaches:
        if any(breach.path[:end] in strange for end in range(1, len(breach.path) + 1)):
            continue  # what stands below a key that may not be there is not looked at
        if breach.surplus:
            yield from _surplus(breach, lacking.get(breach.path, []))
        elif breach.keyword != "required":
            yield _key(breach) if breach.of_key else _told(breach)
    for path, names in lacking.items():
        if names:
            listed = ", ".join(f"`{name}`" for name in names)
            stands_for = tuple((*path, name) for name in names)
            yield Fault(path, f"{_name(path)} lacks {listed}", f"add {listed}", stands_for=stands_for)


def _slip(breach: Breach) -> str:
    """The key of an object that takes any which was probably to be the one that it lacks; empty where none is close."""
    if any(keyword in breach.schema for keyword in CLOSED) or not isinstance(breach.value, dict):
        return ""
    unknown = [key for key in breach.value if key not in breach.schema.get("properties", {})]
    return meant(breach.lacked, unknown)


def _instead(path: Path, written: str, wanted: str) -> Fault:
    found = f"{_name(path)} has `{written}` and lacks `{wanted}`"
    called = _called((*path, written), wanted)
    return Fault((*path, written), found, f"did you mean `{wanted}`?", stands_for=((*path, wanted),), fix=called)


def _called(path: Path, key: str) -> Fix:
    return Fix(f"rename `{path[-1]}` to `{key}`", (Rename(pointers.join("", *path), key),))


def _said(path: Path, value: str) -> Fix:
    return Fix(f"write `{value}`", (Edit(pointers.join("", *path), value),))


def _surplus(breach: Breach, lacking: list[str]) -> Iterator[Fault]:
    """A fault for each key that has no place. Takes the keys that were meant by them out of those that lack.

    Where something lacks, all keys without a place that are slips of none are one fault: the key above them is gone.
    """
    written = breach.value if isinstance(breach.value, dict) else {}
    known = [name for name in breach.schema.get("properties", {}) if name not in written]
    homeless = []
    for key in breach.surplus:
        word = _SPLIT.split(key)[0]
        likely = meant(word, lacking) or meant(word, known) or meant(word, [_REFERENCE])
        if likely == _REFERENCE:
            lacking.clear()  # where a reference stands, nothing else is asked for
        elif likely in lacking:
            lacking.remove(likely)
        if likely:
            mend = f"did you mean `{likely}`?" if word == key else f"did you mean `{likely}: …`?"
            found = f"{_name(breach.path)} has no place for `{key}`"
            path = (*breach.path, key)
            fix = _called(path, likely) if word == key else None
            yield Fault(path, found, mend, closest_first(key, known), ((*breach.path, likely),), fix)
        else:
            homeless.append(key)
    if lacking and len(homeless) > 1:
        yield _lost(breach.path, homeless, lacking, known)
    else:
        for key in homeless:
            found = f"{_name(breach.path)} has no place for `{key}`"
            yield Fault((*breach.path, key), found, _placed(breach, key), closest_first(key, known))


def _placed(breach: Breach, key: str) -> str:
    """What to do about a key without a place: where all keys are of one form, or all numbers, it may have that."""
    forms = [form for form in breach.schema.get("patternProperties", {}) if not form.startswith("^x-")]
    if len(forms) != 1 or (breach.schema.get("properties") and not key[:1].isdigit()):
        return "take it away"
    return _KEYS.get(forms[0], f"match `{forms[0]}`")


def _lost(path: Path, homeless: list[str], lacking: list[str], known: list[str]) -> Fault:
    """Keys without a place, in an object that lacks others. Takes what lacks: it is told here."""
    keys, names = (", ".join(f"`{one}`" for one in listed) for listed in (homeless, lacking))
    stands_for = tuple((*path, name) for name in lacking)
    found = f"{_name(path)} has no place for {keys}, and lacks {names}"
    lacking.clear()
    mend = f"add {names}, with what belongs below, and take away what does not"
    return Fault((*path, homeless[0]), found, mend, closest_first(homeless[0], known), stands_for)


def _key(breach: Breach) -> Fault:
    """A key that no member may have."""
    key = str(breach.value)
    path = (*breach.path, key)
    found = f"{_name(breach.path)} has the key `{key}`"
    if breach.keyword == "enum":
        allowed = closest_first(key, map(str, breach.wanted))
        likely = meant(key, allowed)
        stands_for = ((*breach.path, likely),) if likely else ()
        fix = _called(path, likely) if likely else None
        return Fault(path, found, did_you_mean(key, allowed, "take it away"), allowed, stands_for, fix)
    mend = _matching(breach.schema, breach.wanted) if breach.keyword == "pattern" else "name it otherwise"
    return Fault(path, f"{found}, which breaks {_keyword(breach)}", mend)


def _told(breach: Breach) -> Fault:
    path, name, value, wanted = breach.path, _name(breach.path), value_text(breach.value), breach.wanted
    if breach.keyword in DEPENDENCIES and breach.lacked:
        key, lacked = str(breach.value), breach.lacked
        found, mend = f"`{key}` stands without `{lacked}`", f"add `{lacked}`, or take `{key}` away"
        return Fault((*path, key), found, mend, stands_for=((*path, lacked),))
    if breach.keyword == "enum":
        allowed = closest_first(str(breach.value), map(str, wanted))
        mend = did_you_mean(str(breach.value), allowed, "take one of the values")
        likely = (
            meant(breach.value, [one for one in wanted if one == str(one)]) if isinstance(breach.value, str) else ""
        )
        return Fault(path, f"{name} is {value}", mend, allowed, fix=_said(path, likely) if likely else None)
    if breach.keyword == "const" and isinstance(wanted, str):
        mend = did_you_mean(str(breach.value), [wanted], f"write `{wanted}`")
        return Fault(path, f"{name} is {value}", mend, (wanted,))
    if breach.keyword == "type":
        types = [wanted] if isinstance(wanted, str) else wanted
        if breach.value is None and not path:
            return Fault(path, "the file holds nothing", f"write {' or '.join(map(_article, types))}")
        mend = f"write {' or '.join(map(_article, types))}{_as(breach, types)}"
        return Fault(path, f"{name} is {_kind(breach.value)}", mend)
    if breach.keyword == "format":
        mend = _FORMATS.get(wanted, f"write it as `{wanted}`")
        return Fault(path, f"{name} is {value}, which is no `{wanted}`", f"{mend}{_meaning(breach)}")
    if breach.keyword == "pattern":
        return Fault(path, f"{name} is {value}", f"{_matching(breach.schema, wanted)}{_meaning(breach)}")
    if breach.keyword == "uniqueItems" and isinstance(breach.value, list):
        mend = f"leave out what is repeated: {_repeated(breach.value)}"
        return Fault(path, f"{name} is {value}", mend, fix=_each_once(path, breach.value))
    if not breach.keyword:
        return Fault(path, f"{value} is not allowed in {name}", "take it away")
    return Fault(path, f"{name} is {value}, which breaks {_keyword(breach)}", f"{_kept(breach)}{_meaning(breach)}")


def _matching(schema: Mapping[str, Any], pattern: str) -> str:
    """What to write for a pattern: an example, which most people read sooner."""
    example = _example(schema)
    return f"write it like `{example}`, to match `{pattern}`" if example else f"match `{pattern}`"


def _example(schema: Mapping[str, Any]) -> str:
    """A text that a schema gives as an example; empty where it gives none."""
    examples = schema.get("examples")
    return next((one for one in examples if isinstance(one, str)), "") if isinstance(examples, list) else ""


def _kept(breach: Breach) -> str:
    return _BOUNDS.get(breach.keyword, "write what it allows").format(value_text(breach.wanted).strip("`"))


def _repeated(items: list[Any]) -> str:
    """The items that stand in a list more than once, each once."""
    known, repeated = set[Key](), dict[Key, str]()
    for item in items:
        name = key_of(item)
        if name in known:
            repeated.setdefault(name, value_text(item))
        known.add(name)
    return ", ".join(repeated.values())


def _each_once(path: Path, items: list[Any]) -> Fix:
    """The list without what it repeats, the last first: then the places of the others stay."""
    known, later = set[Key](), list[int]()
    for index, item in enumerate(items):
        name = key_of(item)
        if name in known:
            later.append(index)
        known.add(name)
    edits = (Edit(pointers.join("", *path, index), REMOVE) for index in reversed(later))
    return Fix(f"leave {_repeated(items)} in once", tuple(edits))


def _as(breach: Breach, types: list[str]) -> str:
    """How a value would be written as one of the types, where that is plain; else what it would mean."""
    if types == ["boolean"]:
        return ": `true` or `false`"
    if types == ["string"] and isinstance(breach.value, bool | int | float):
        text = str(breach.value)
        if _takes(breach.schema, text):
            return f": put it in quotes, as `{json.dumps(text)}`"
        return f", like `{_example(breach.schema)}`{_meaning(breach)}" if _example(breach.schema) else _meaning(breach)
    if breach.path[-1:] == ("items",) and isinstance(breach.value, list) and "array" not in types:
        return ": schemas for one item each are a list in `prefixItems`"
    if types == ["array"] and isinstance(breach.value, str):
        return f": {value_text([breach.value])}"
    return ""


def _takes(schema: Mapping[str, Any], text: str) -> bool:
    """Whether a schema may take a text: not where it lists what it takes, or has a format."""
    is_bound = not {"enum", "const", "format"}.isdisjoint(schema)
    return not is_bound and re.search(schema.get("pattern", ""), text) is not None


def _name(path: Path) -> str:
    names = [key for key in path if isinstance(key, str)]
    of = f"`{names[-1]}`" if names else "the file"
    return f"entry {path[-1] + 1} of {of}" if path and isinstance(path[-1], int) else of


def value_text(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}`"


def _keyword(breach: Breach) -> str:
    return f"`{breach.keyword}: {json.dumps(breach.wanted)[:_LONGEST]}`"


def _meaning(breach: Breach) -> str:
    meaning = str(breach.schema.get("description", ""))
    return f": {meaning.rstrip('.')}" if meaning else ""


def _article(type_: str) -> str:
    return type_ if type_ == "null" else f"{'an' if type_[0] in 'aio' else 'a'} {type_}"


def _kind(value: Json) -> str:
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    return _article(kinds.get(type(value), "null"))
