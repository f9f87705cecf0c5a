import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Document, Node, Reader
from anarq.model.views.blocks import blocks_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first, did_you_mean
from anarq.source.port import SKIPPED_FOLDERS

_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.\./*$")
_IMPLIED: Final = ("", ".md", "/README.md", "/index.md")
_MOST: Final = 10


def check(module: Module) -> Iterator[Hit]:
    folders = {posixpath.dirname(path) for path in module.files}
    there = {*module.files, *(above for folder in folders for above in _above(folder))}
    for document in module.documents.values():
        if document.reader is Reader.MARKDOWN:
            yield from _of_text(module, document, there)


def _of_text(module: Module, document: Document, there: set[str]) -> Iterator[Hit]:
    above = posixpath.dirname(document.path)
    for block in blocks_of(document):
        for link in block.links:
            path = _path(above, link.target)
            if path and not any(path + ending in there for ending in _IMPLIED) and not _is_hidden(module, path):
                beside = [posixpath.relpath(one, above or ".") for one in module.files]
                yield _hit(link.node, link.target, beside)


def _path(above: str, target: str) -> str:
    """The path below the module that a link names; empty where it names none, or one outside of it."""
    written = unquote(re.split(r"[#?]", target, maxsplit=1)[0])
    if not written or _ELSEWHERE.match(written):
        return ""
    path = posixpath.normpath(posixpath.join(above, written))
    return "" if path == ".." or path.startswith("../") else path


def _is_hidden(module: Module, path: str) -> bool:
    """Whether what is there is not known: files of such folders are not listed."""
    parts = path.split("/")
    not_listed = any(part.startswith(".") or part in SKIPPED_FOLDERS for part in parts)
    return not_listed or any(path == one or path.startswith(f"{one}/") for one in module.unread)


def _above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield "."


def _hit(node: Node, target: str, beside: list[str]) -> Hit:
    return Hit(
        node,
        found=f"the link leads to `{target}`, which is not there",
        mend=did_you_mean(target, beside, "link to what is there, or take the link away"),
        allowed=closest_first(target, beside)[:_MOST],
        cause=target,
        rests_on=(node,),
    )


RULE = Rule(
    summary="A text links to a file of the module that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a file",
    check=check,
    stage=Stage.MEANING,
    needs=((Role.CATALOGUE, Role.README, Role.MATRIX, Role.AUDIT),),
    for_people=True,
)
