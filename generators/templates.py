"""Jinja as the targets use it: templates lie beside the target, an unknown variable is an error.

What a template for Markdown prints is escaped, whether it names a filter or not.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import jinja2

from anarq.generators import text

_MARKDOWN: Final = ".md.j2"


@cache
def _environment(package: str, markdown: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package, ""),
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
    }
    return environment


def _of_python() -> Mapping[str, Callable[..., str]]:
    from anarq.generators.python import literals  # imported here: who prints Markdown does without it

    return {"literal": literals.literal, "quoted": literals.text, "docstring": text.docstring}


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
