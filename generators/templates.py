"""Jinja as the targets use it: templates lie beside the target, an unknown variable is an error.

What a template for Markdown prints is escaped, whether it names a filter or not.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from anarq.generators import text
from anarq.generators.file import Printed

_MARKDOWN: Final = ".md.j2"


class _Compiled(jinja2.FileSystemBytecodeCache):
    """What templates are compiled to, kept where Python keeps what it compiles; nowhere, where nothing can be kept."""

    def __init__(self) -> None:
        folder = Path(cache_from_source(__file__)).parent
        super().__init__(str(folder), f"%s.jinja-{version('jinja2')}.pyc")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - whatever is wrong with what was kept, the template is compiled anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)


@cache
def _environment(package: str, markdown: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package, ""),
        bytecode_cache=_Compiled(),
        undefined=jinja2.StrictUndefined,
        autoescape=markdown,  # noqa: S701 - else it prints Python, for which the filters escape
        finalize=text.shown if markdown else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= _of_python() if not markdown else {}
    environment.filters |= {
        "cell": text.cell,
        "inline": text.inline,
        "code": text.code,
        "title_text": text.title_text,
        "fenced": text.fenced,
        "comment": text.comment,
        "anchor": text.anchor,
        "counted": text.counted,
    }
    return environment


def _of_python() -> Mapping[str, Callable[..., str]]:
    from anarq.generators.python import literals  # imported here: who prints Markdown does without it

    return {"literal": literals.literal, "quoted": literals.text, "docstring": text.docstring}


def printed(package: str, template: str, variables: Mapping[str, object]) -> Printed:
    """What prints a template; arguments as for `render`."""
    return partial(render, package, template, variables)


def render(package: str, template: str, variables: Mapping[str, object]) -> str:
    """The text of a template.

    Args:
        package: the package beside whose `__init__.py` the template lies.
        template: its file name.
        variables: what it may name.

    Raises:
        jinja2.UndefinedError: it names something else: a bug of ours.
    """
    return _environment(package, template.endswith(_MARKDOWN)).get_template(template).render(variables)
