import re
from collections.abc import Callable, Iterator
from typing import Final

from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, Rule, Scope, Severity, meant

_FILE: Final = re.compile(r".*/([^/]+)\.v([1-9][0-9]{0,8})\.(?:schema|event)\.json", re.ASCII)
_DECLARED: Final = re.compile(r".*[:.]([^:.]+)[:.]v([1-9][0-9]{0,8})", re.ASCII)
_TOPIC: Final = re.compile(r"q\.[^.]+\.(.+)\.v([1-9][0-9]{0,8})", re.ASCII)
_TITLE: Final = re.compile(r".*[a-z ][vV]([1-9][0-9]{0,8})", re.ASCII)


def check(module: Module) -> Iterator[Hit]:
    for contract in module.contracts:
        yield from _file(contract.document, contract.schema.id, _DECLARED.fullmatch(contract.schema.id.text()), meant)
        yield from _title(contract.schema.title, contract.schema.id)
    for topic in module.topics:
        yield from _file(topic.document, topic.named, _TOPIC.fullmatch(topic.name), lambda *_: True)


def _file(
    document: Document, declared: Node, found: re.Match[str] | None, is_slip: Callable[[str, list[str]], object]
) -> Iterator[Hit]:
    """A version that is another one; and a name that is, of a contract where it is nearly that of its file."""
    file = _FILE.fullmatch(document.path)
    if file is None or found is None:
        return
    name = found[1].replace(".", "-")
    if file[2] != found[2] or (file[1] != name and is_slip(name, [file[1]])):
        yield Hit(
            declared,
            found=f"`{declared.text()}` is declared in the file `{document.path.rpartition('/')[2]}`",
            mend="give both the name and the version that are meant",
            allowed=(f"{file[1]} v{file[2]}",),
        )


def _title(title: Node, declared: Node) -> Iterator[Hit]:
    said, found = _TITLE.fullmatch(title.text()), _DECLARED.fullmatch(declared.text())
    if said is not None and found is not None and said[1] != found[2]:
        yield Hit(
            title,
            found=f"the title `{title.text()}` says version `{said[1]}`, and `{declared.text()}` is another",
            mend="leave the version out of the title, or say the same",
            allowed=(f"v{found[2]}",),
        )


RULE = Rule(
    summary="A file is named otherwise than what it declares.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Naming Convention",
    scope=Scope.MODULE,
    cause="a file",
    check=check,
    vocabulary=True,
)
