"""A new project: every file that people go on with, from the templates beside this file. No IO but reading those."""

import ast
import keyword
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from anarq.generators.file import File
from anarq.generators.formatting import formatted
from anarq.generators.names import pascal, snake
from anarq.scaffold.likes import LIKES
from anarq.scaffold.templates import environment

_SUFFIX: Final = ".j2"
_PLACE: Final = re.compile(r"__(package|things?|told|told_function)__")
_NAME: Final = re.compile(r"[a-z][a-z0-9]{1,39}")
_WORDS_OF_YAML: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_OURS: Final = frozenset({"anarq", "common"})
"""The package of the tool, and the name of what all modules share."""


def name_problem(name: str) -> str:
    """Why a module cannot have a name; empty: it can."""
    if not _NAME.fullmatch(name):
        return "a name is small letters and digits, a letter first, 2 to 40 of them: it names a folder and a package"
    if keyword.iskeyword(name):
        return "it is a word of Python, so that nothing could import the package"
    if name in _WORDS_OF_YAML:
        return "it is a word of YAML, which would not read it as a name"
    if name in sys.stdlib_module_names or name in _OURS:
        return "a package of that name would hide another one"
    return ""


def name_clash(name: str, files: Iterable[File]) -> str:
    """What a package of that name would hide from the code of its project; empty: nothing.

    Args:
        name: of the package.
        files: of the project.
    """
    for file in files:
        path = PurePosixPath(file.path)
        if path.parts[0] in (name, f"{name}.py"):
            return f"the project has `{path.parts[0]}`"
        if path.suffix == ".py" and name in _imported(file.text):
            return f"`{file.path}` imports another package of that name"
    return ""


def _imported(text: str) -> Iterator[str]:
    """The packages that code imports whole: its own it only imports parts of."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)


def project(module: str, like: str, today: date) -> tuple[File, ...]:
    """The files of a new project, by path; what is generated from its specs is not among them.

    Args:
        module: its name, which is that of its package as well.
        like: a key of `LIKES`.
        today: the day of its first release.
    """
    variables = _variables(module, like) | {"today": today.isoformat()}
    return tuple(sorted(formatted(_rendered(variables))))


def _rendered(variables: dict[str, object]) -> Iterator[File]:
    templates = environment("project")
    for template in templates.list_templates(extensions=[_SUFFIX.removeprefix(".")]):
        text = templates.get_template(template).render(variables)
        path = _PLACE.sub(lambda found: str(variables[found[1]]), template.removesuffix(_SUFFIX))
        if text.strip() or path.endswith("/__init__.py"):  # a template for another kind of module gives nothing
            yield File(path, text.lstrip("\n"))


def _variables(module: str, like: str) -> dict[str, object]:
    chosen = LIKES[like]
    return {
        "module": module,
        "package": module,
        "display": module,
        "classes": pascal(module),
        "like": like,
        "thing": chosen.thing,
        "things": chosen.things,
        "Thing": pascal(chosen.thing),
        "Things": pascal(chosen.things),
        "prefix": chosen.prefix,
        "told": chosen.told,
        "Told": pascal(chosen.told),
        "told_function": snake(chosen.told),
        "topic": f"q.{module}.{chosen.action}.v1",
        "about": chosen.about,
    }
