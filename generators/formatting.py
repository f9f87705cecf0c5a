"""Generated Python in the form that a formatter gives it, so that whoever reads or copies it finds what they know."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from anarq.generators.file import File

_SUFFIX: Final = ".py"
_SETTINGS: Final = ("--isolated", "--no-cache", "--quiet", "--line-length=120", "--target-version=py311")
"""None of a folder, and none of a user: the same text everywhere."""


def formatted(files: Iterable[File]) -> Sequence[File]:
    """The same files, those of Python laid out by ruff.

    Raises:
        RuntimeError: one of them is not Python: a bug of ours.
    """
    found = [*files]
    of_python = [at for at, file in enumerate(found) if file.path.endswith(_SUFFIX)]
    for at, text in zip(of_python, _laid_out([found[at].text for at in of_python]) if of_python else (), strict=True):
        found[at] = File(found[at].path, text)
    return found


def _laid_out(texts: Sequence[str]) -> list[str]:
    """All of them by one process, since most of its time is its start."""
    import subprocess  # imported here, as the next ones: who generates no Python does without them
    from tempfile import TemporaryDirectory

    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    with TemporaryDirectory(prefix="anarq-") as folder:
        places = [Path(folder, f"{at}{_SUFFIX}") for at in range(len(texts))]
        for place, text in zip(places, texts, strict=True):
            place.write_text(text, "utf-8", newline="\n")
        words = [find_ruff_bin(), "format", *_SETTINGS, folder]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - of this environment
        if done.returncode:
            raise RuntimeError(f"what was generated cannot be formatted: {done.stderr}")
        return [place.read_text("utf-8") for place in places]
