"""The file of a baseline: read, and written so that it only becomes shorter."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from anarq.cli.common import complain
from anarq.cli.forms import require_form
from anarq.cli.paths import is_file, is_folder, is_there, missing
from anarq.loader.load import parse_document
from anarq.model.errors import AnarqError, Place
from anarq.model.tree import Json
from anarq.model.views.baseline import BaselineFile
from anarq.rules.baseline import Known, known, settle
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.finding import Report
from anarq.source import FolderSource
from anarq.source.names import quote

FORMAT: Final = "urn:anarq:spec:baseline:v1"
SCHEMA: Final = "baseline.schema.json"
_WHERE: Final = "give the name of a file in a folder that is there"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline, and whether it is written.

    Attributes:
        file: as the user named it.
        content: the bytes of the file; None where there is none yet.
        entries: what it lists.
        write: whether the file is written: with all that is found where there is none, else without what is mended.
    """

    file: str
    content: bytes | None
    entries: tuple[Known, ...]
    write: bool

    @classmethod
    def at(cls, file: str, *, write: bool) -> "Baseline":
        """Reads a baseline; where it is to be written there may be none yet.

        Raises:
            AnarqError: there is no such file, or it is no baseline.
        """
        path = Path(file)
        if write and file and not is_there(path):
            return cls(file, None, (), write=True)
        if not is_file(path):
            mend = missing(path / "baseline.json") if is_folder(path) else "`--write-baseline` writes one"
            raise AnarqError.one("there is no such baseline", Place(file or "."), mend)
        content = FolderSource(path.parent).read(path.name)
        document = parse_document(content, f"{path.stem}.json", file)  # it is JSON, whatever its name
        require_form(document, SCHEMA)
        entries = tuple(
            Known(one.rule, one.module, one.path, one.fingerprint, one.found, one.lists, one.node)
            for one in BaselineFile(document.root).findings
        )
        return cls(file, content, entries, write)

    def settled(self, report: Report, catalogue: RuleCatalogue) -> Report:
        """The report without what the baseline lists. Writes the file if it is to be written.

        Raises:
            AnarqError: it cannot be written.
        """
        is_new = self.content is None
        done = settle(report, known(report) if is_new else self.entries, catalogue)
        if not self.write:
            mended = (done.mended,) if done.mended else ()
            return replace(done.report, findings=(*done.report.findings, *mended))
        if report.problems or report.crashed:
            complain(f"{quote(self.file)} is not written, for not everything could be looked at\n")
            return report if is_new else done.report
        self._write(done.left)
        return done.report

    def _write(self, entries: Sequence[Known]) -> None:
        text = json.dumps({"format": FORMAT, "findings": [_entry(one) for one in entries]}, indent=2) + "\n"
        if text.encode() != self.content:
            try:
                Path(self.file).write_text(text, "utf-8")
            except OSError as error:
                message = f"the baseline cannot be written: {error.strerror}"
                raise AnarqError.one(message, Place(self.file), _WHERE) from error
        gone = len(self.entries) - len(entries)
        taken = f", {gone} taken away" if gone > 0 else ""
        complain(f"{quote(self.file)} has {len(entries)} {'entry' if len(entries) == 1 else 'entries'}{taken}\n")


def _entry(one: Known) -> dict[str, Json]:
    words: dict[str, Json] = {"rule": one.rule, "module": one.module, "path": one.path, "found": one.found}
    lists: dict[str, Json] = {"lists": list(one.lists)} if one.lists else {}
    return {**words, **lists, "fingerprint": one.fingerprint}
