"""A folder in the layout of the design, and what is made of it: no module of the tree shows what that layout says.

The folder is that of `tests/fixtures/design`. It is looked at whole and with each kind of file gone. Of every place
that a layout knows it is asked what a file there is; of a folder that holds no more than marks or a hint, what that is.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from behaviour import findings

from anarq.loader.modules import assemble, common_documents, load_ecosystem
from anarq.model.errors import AnarqError
from anarq.model.globs import spelled_out
from anarq.model.layout import Layout
from anarq.model.module import Module
from anarq.model.recognise import recognise
from anarq.model.standards import Standards
from anarq.rules.catalogue import RuleCatalogue
from anarq.source import MemorySource

_FIXTURE: Final = Path(__file__).parents[2] / "tests" / "fixtures" / "design"


def designed(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is made of such a folder, by standards; its other places are those of the standards as they are known."""
    files = _files()
    missing = rules.chosen(["spec/missing-file"])
    found = {*_found(files, standards, rules)}
    found |= by_names(standards, known) | _off(standards, known, rules)
    for layout in known.vocabulary.layouts:
        for role in layout.roles.values():
            left = [path for path in files if not role.covers(path.partition("/")[2])]
            found |= {f"{layout.name} {role.role}: {one}" for one in _lacking(left, standards, missing)}
    return frozenset(found)


def _off(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found of files that are off their schema, each in every form that it may have."""
    others = {}
    for role in (
        role for layout in known.vocabulary.layouts if not layout.vocabulary for role in layout.roles.values()
    ):
        path = _meant(role.paths)[0]
        if path.endswith((".json", ".yaml", ".yml")):
            others[f"qmail/{path}"] = json.dumps({form.has: 5 for form in role.forms} or {"odd": 5})
    return found_in_folder(others, standards, rules.chosen(["spec/file-off-schema"]))


def by_names(standards: Standards, known: Standards) -> frozenset[str]:
    """Which role a file has at each place that a layout knows, and what a folder is by its marks."""
    layouts = known.vocabulary.layouts
    return frozenset(line for one in layouts for line in (*_placed(one, standards), *_recognised(one, standards)))


def found_in_folder(others: Mapping[str, str], standards: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found in such a folder, with other files in the place of its own."""
    return _found({**_files(), **{path: text.encode() for path, text in others.items()}}, standards, rules)


def _files() -> dict[str, bytes]:
    paths = (path for path in sorted(_FIXTURE.rglob("*")) if path.is_file())
    return {path.relative_to(_FIXTURE).as_posix(): path.read_bytes() for path in paths}


def _found(files: Mapping[str, bytes], standards: Standards, rules: RuleCatalogue) -> frozenset[str]:
    source = MemorySource(files, "design")
    try:
        loaded = load_ecosystem([source], standards=standards, common=common_documents())
    except AnarqError as error:
        return frozenset({f"{error}"})
    problems = (f"{problem.place.file} {problem.message}" for problem in loaded.problems)
    return frozenset((*problems, *findings(loaded.ecosystem, rules, form=True)))


def _lacking(paths: Sequence[str], standards: Standards, missing: RuleCatalogue) -> Iterator[str]:
    """What is found to be missing, by the names of files alone."""
    for one in recognise(paths, standards.vocabulary.layouts).modules:
        module = Module("qmail", {}, standards, files=one.files, folder=one.folder, given=one.layout)
        yield from findings(assemble([module], standards=standards, common={})[0], missing, form=True)


def _placed(known: Layout, standards: Standards) -> Iterator[str]:
    """Which role a file has at each place of a layout, and whether it is the right place; which have it of several."""
    for layout in (one for one in standards.vocabulary.layouts if one.name == known.name):
        for path in (path for role in known.roles.values() for path in _meant(role.paths)):
            claims = layout.claims([path])
            roles = (f"{role.role} {path in claims.read} {path in claims.elsewhere}" for role in claims.roles.values())
            yield f"{known.name} {path}: {', '.join(roles)}"
        for role in known.roles.values():
            claims = layout.claims([*_meant(role.paths), *_meant(role.paths, "b")])
            yield f"{known.name} {role.role} together: {sorted(claims.by_role.items())}"


def _recognised(known: Layout, standards: Standards) -> Iterator[str]:
    """What a folder is that holds the marks of a layout and no more, or a hint."""
    for globs in (*known.marks, *((hint,) for hint in known.hints)):
        for path in _meant(globs[:1]):
            names = [f"a/{name}" for name in (path, *(meant for glob in globs[1:] for meant in _meant([glob])[:1]))]
            told = recognise(names, standards.vocabulary.layouts)
            modules = [(one.folder, one.layout.name) for one in told.modules]
            yield f"{known.name} {names}: {modules} {[one.folder for one in told.left_out]}"


def _meant(globs: Sequence[str], name: str = "a") -> list[str]:
    """Paths that globs mean, with a name for whatever may be called as it likes."""
    return [path.replace("**/", f"{name}/").replace("*", name) for glob in globs for path in spelled_out(glob)]
