"""The code of one thing in a module: what `anarq new KIND` writes beside its spec, and `anarq remove KIND` takes away.

Handlers, and the tests of everything. Both follow from the spec: so what was changed by hand is told from what was not.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from anarq.generators.file import File
from anarq.generators.formatting import formatted
from anarq.generators.interface import EmittedTopic
from anarq.generators.names import pascal
from anarq.scaffold import python
from anarq.scaffold.kinds import RefusedError
from anarq.scaffold.likes import LIKES
from anarq.scaffold.parts import Part, files_of, handlers_of, teller
from anarq.scaffold.project import project

Files = dict[str, str | None]

_EVENTS, _TIMES = "_gen.events", "anarq.wire.times"
_MOMENT: Final = "rfc3339"
_PLACES: Final = {"topic": "events/", "contract": "contracts/"}
"""Where the tests are that stand beside what they test, by kind."""


def added(part: Part) -> Files:
    """What becomes of the code when something is added.

    Args:
        part: it; the spec has it already.

    Raises:
        RefusedError: one of its files is there already, or its name means something else in the code.
    """
    told = _telling(part) if part.kind == "topic" else {}
    files = _formatted(files_of(part, is_told=bool(told)))
    taken = next((path for path in files if path in part.texts), None)
    if taken is not None:
        raise RefusedError(f"`{taken}` is there already, and nothing is written over")
    wired = _wired(part, [path for path in files if path in handlers_of(part)])
    made = {**files, **_in_style(part.texts, {**told, **wired})}
    for path, text in made.items():
        doubled = python.bound_twice(text) if text is not None and path.endswith(".py") else ""
        if doubled and doubled != python.bound_twice(part.texts.get(path, "")):  # people may have their reasons
            raise RefusedError(f"`{doubled}` would be two things in `{path}`; choose another name")
    return made


def removed(part: Part, *, force: bool) -> Files:
    """What becomes of the code when something is removed: None for a file that goes.

    Args:
        part: it; the spec has it still.
        force: what was changed by hand goes as well.

    Raises:
        RefusedError: a file that would go was changed by hand.
    """
    gone = [path for path in part.texts if _is_of(part, path)]
    changed = [] if force else [path for path in gone if not _is_as_written(part, path)]
    if changed:
        shown = ", ".join(f"`{path}`" for path in changed)
        raise RefusedError(
            f"somebody has changed {shown}, which would go with it; keep elsewhere what you need, and say --force"
        )
    untold = {path: _untold(part, text) for path, text in part.texts.items() if path not in gone}
    left = {path: text for path, text in untold.items() if text != part.texts[path]}
    unwired = _unwired(part, [path for path in gone if path in handlers_of(part)])
    return {**dict.fromkeys(gone), **_in_style(part.texts, {**left, **unwired})}


def untold_by(part: Part) -> str:
    """The handler that has to tell a topic and does not, in words; empty: none does, or one has it between marks."""
    path, method, _ = teller(part)
    if not path or f"# topic {part.name}\n" in part.texts.get(path, ""):
        return ""
    return f"`{method}`"


def _is_of(part: Part, path: str) -> bool:
    """Whether a file is named for a thing, where the files of its kind are."""
    named = {each.rpartition("/")[2] for each in files_of(part, is_told=False)}
    if part.kind in _PLACES:
        return path.startswith(part.beside(_PLACES[part.kind])) and path.rpartition("/")[2] in named
    names = [name.removeprefix("test_") for name in named if name.startswith("test_")]
    folders = ((part.handler("").rpartition("/")[0] + "/", "/"), (part.beside("tests/"), "/test_"))
    return any(path.startswith(at) and path.endswith(f"{before}{name}") for at, before in folders for name in names)


def _is_as_written(part: Part, path: str) -> bool:
    """Whether a file is as `anarq new` writes it: for this thing, or as an example in a project."""
    texts = [
        text
        for is_told in (True, False)
        for at, text in _formatted(files_of(part, is_told=is_told)).items()
        if at == path
    ]
    examples = (file for like in LIKES for file in project(part.interface.name, like, date.min))
    texts += [file.text for file in examples if part.beside(file.path) == path]
    return any(_plain(part, part.texts[path]) == _plain(part, text) for text in texts)


def _plain(part: Part, text: str) -> str:
    """Code without what is told in it of topics, each of which is removed for itself, and without what that imports."""
    for name in python.marked(text, "topic"):
        text = python.without_marked(text, "topic", name)
    package = part.interface.home.service.name
    for name in python.imported_from(text, f"{package}.{_EVENTS}"):
        text = python.without_import(text, f"{package}.{_EVENTS}", name)
    return python.without_import(text, _TIMES, _MOMENT)


def _untold(part: Part, text: str) -> str:
    emitted = next((each for each in part.interface.emitted if each.topic.name == part.name), None)
    if part.kind == "topic" and emitted is not None:
        return _without_topic(part, text, emitted)
    return python.without_marked(text, part.kind, part.name)


def _without_topic(part: Part, text: str, emitted: EmittedTopic) -> str:
    left = python.without_marked(text, "topic", emitted.topic.name)
    if left == text:
        return text
    package = part.interface.home.service.name
    return python.without_import(python.without_import(left, f"{package}.{_EVENTS}", emitted.function), _TIMES, _MOMENT)


def _telling(part: Part) -> Files:
    """The handler that tells a topic, when it has the form in which one more is told."""
    path, method, _ = teller(part)
    emitted = next((each for each in part.interface.emitted if each.topic.name == part.name), None)
    text = part.texts.get(path, "")
    if emitted is None or not text or emitted.function in python.names_in(text):
        return {}
    statement = f'events.append({emitted.function}({{"at": {_MOMENT}(call.now)}}, subject=str(call.owner)))'
    told = python.telling(text, method, f"topic {part.name}", statement)
    if told is None:
        return {}
    package = part.interface.home.service.name
    return {path: python.importing(python.importing(told, _TIMES, _MOMENT), f"{package}.{_EVENTS}", emitted.function)}


def _wired(part: Part, paths: list[str]) -> Files:
    """The class of all handlers, made of some more."""
    package, entry = part.interface.home.service.name, part.handler("__init__")
    text = part.texts.get(entry, "")
    for path in paths:
        method = handlers_of(part)[path]
        imported = python.importing(text, f"{package}.handlers.{method}", pascal(method))
        text = python.with_base(imported, pascal(method)) or text
    return {entry: text} if paths else {}


def _unwired(part: Part, paths: list[str]) -> Files:
    """The class of all handlers, made of some less."""
    package, entry = part.interface.home.service.name, part.handler("__init__")
    text = part.texts.get(entry, "")
    for path in paths:
        method = handlers_of(part)[path]
        without = python.without_base(text, pascal(method)) or text
        text = python.without_import(without, f"{package}.handlers.{method}", pascal(method))
    return {entry: text} if paths and text else {}


def _in_style(before: Mapping[str, str], after: Files) -> Files:
    """Edited files: laid out when they were before; else only what was meant is another."""
    known = {path: text for path, text in before.items() if path in after}
    tidy = {path for path, text in _formatted(known).items() if text == known[path]}
    laid_out = _formatted({path: text for path, text in after.items() if text is not None and path in tidy})
    return {**after, **laid_out}


def _formatted(files: Mapping[str, str]) -> dict[str, str]:
    return {file.path: file.text for file in formatted(File(path, text) for path, text in files.items())}
