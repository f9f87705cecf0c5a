import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.steps import without_steps
from anarq.source.listing import Entry, Listing
from anarq.source.names import displayed, quote
from anarq.source.port import MAX_BYTES

_SECONDS: Final = 60
# A partial clone fetches a missing object when it is read; with these it fails instead.
_OFFLINE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_OPTIONS: Final = ("--no-pager", "--no-replace-objects", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false")


class GitSource:
    """A folder as it was in a git revision, read by the git command line. Never talks to a remote."""

    def __init__(
        self, repo: Path, revision: str, folder: str = "", shown: str | None = None, max_bytes: int = MAX_BYTES
    ) -> None:
        """Nothing is read yet.

        Args:
            repo: the working tree or bare repository.
            revision: anything that git resolves to a commit or tree: a tag, a branch, a hash.
            folder: POSIX path of the folder within the revision, from its root, or from `repo` when it begins with
                `.`; the whole tree by default.
            shown: how to print the root; `revision:folder` by default.
            max_bytes: largest file that `read` hands out.
        """
        self.repo = repo
        self.revision = revision
        self.folder = folder.strip("/")
        self.shown = f"{revision}:{self.folder}" if shown is None else shown
        self.max_bytes = max_bytes

    def paths(self) -> Iterator[str]:
        """Every file of the folder, sorted.

        Raises:
            AnarqError: no git, no such repository, revision or folder.
        """
        return self._listing.paths()

    def refused(self) -> Iterator[Problem]:
        """A problem for each link that leads out of the folder."""
        return self._listing.refused()

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            AnarqError: missing, too large, not a regular file, or a name or link that leaves the folder.
        """
        return self._listing.read(path)

    def display(self, path: str) -> str:
        """Root and path."""
        return displayed(self.shown, path)

    def whole(self) -> "tuple[GitSource, str]":
        """The tree of the revision, and the path of this folder in it.

        Raises:
            AnarqError: no git, or no such repository.
        """
        above = ""
        if self.folder.startswith("."):
            above = self._git("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
        folder = without_steps(f"{above}{self.folder}").strip("/")
        return GitSource(self.repo, self.revision, max_bytes=self.max_bytes), folder

    @cached_property
    def _listing(self) -> Listing:
        # `--end-of-options` keeps a revision that begins with a dash from being an option.
        folder = "./" if self.folder == "." else self.folder  # git reads a bare dot as a name
        tree = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}:{folder}")
        listed = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", tree.decode("ascii").strip())
        lines = (line for line in listed.split(b"\0") if line)
        return Listing(dict(self._entry(line) for line in lines), self.shown, self.max_bytes)

    def _entry(self, line: bytes) -> tuple[str, Entry]:
        """One line of `git ls-tree -l`: mode, type, object and size, a tab, the path."""
        facts, _, path = line.partition(b"\t")
        mode, kind, name, size = facts.decode("ascii").split()
        fetch = partial(self._git, "cat-file", "blob", name)
        name_of_file = path.decode("utf-8", "surrogateescape")
        if kind != "blob":
            return name_of_file, Entry("other", 0, fetch)
        return name_of_file, Entry("link" if mode == "120000" else "file", int(size), fetch)

    def _git(self, *arguments: str) -> bytes:
        program = shutil.which("git")
        if program is None:
            raise self._error("git is not installed")
        command = [program, "-C", str(self.repo), *_OPTIONS, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the revision stands behind --end-of-options
                command,
                capture_output=True,
                timeout=_SECONDS,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise self._error(f"git {arguments[0]} failed: {type(error).__name__}") from error
        if done.returncode:
            raise self._error(*self._why(arguments[0], done.stderr))
        return done.stdout

    def _why(self, action: str, stderr: bytes) -> tuple[str, str]:
        said = stderr.decode("utf-8", "replace").strip().splitlines()
        if not said:
            folder = self.folder.strip("./")
            inside = f", or no folder {quote(folder)} in it" if folder else ""
            return f"the repository has no revision {quote(self.revision)}{inside}", "name one that it has"
        line = next((line for line in said if not line.startswith("warning")), said[0])
        if "not a git repository" in line:
            message = (
                f"{quote(self.revision)} would be a revision of git, and {quote(str(self.repo))} is in no repository"
            )
            return message, "run it inside of a git repository, or name a file that is there"
        return f"git {action}: {quote(line)}", ""

    def _error(self, message: str, mend: str = "") -> AnarqError:
        return AnarqError.one(message, Place(self.display("").rstrip(":")), mend)


def _environment() -> dict[str, str]:
    """The environment without the variables that would point git at another repository."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _OFFLINE
