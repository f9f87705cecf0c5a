"""The modules of this installation beside those of a workspace."""

from collections.abc import Sequence
from datetime import date

from anarq.cli.ground import peers_of
from anarq.cli.workspace import has_peers
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.beside import beside
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.source.snapshot import Snapshot


def beside_peers(report: Report, sources: Sequence[Snapshot], catalogue: RuleCatalogue, on: date) -> Report:
    """The report on the modules of a workspace, with their peers of this installation beside them, as for `generate`.

    Elsewhere peers are what is given: who has modules of the same names means these.

    Args:
        report: of the modules alone.
        sources: their folders.
        catalogue: the rules.
        on: the day on which waivers are judged.
    """
    wanted = {need.module for one in report.not_checked for need in one.needs}
    if not wanted or not has_peers(sources):
        return report
    standards = load_standards()
    peers = [path for path in peers_of(sources, standards) if path.name not in report.modules]
    loaded = load_ecosystem([*sources, *peers], standards=standards)
    wide = run(loaded.ecosystem, catalogue, today=on, problems=report.problems)
    return beside(report, wide, frozenset(path.name for path in peers))
