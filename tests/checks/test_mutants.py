"""Changes to right specs: harmful ones are caught by the rule that is there for them, harmless ones by none.

A mutant is text that somebody could have typed. It lies beside its rule, in `<bad_pattern>.mutants.yaml`, and
names the file, what is replaced in it, and the rules that fire with its own. It changes the modules of this repository,
or with `layout` the module that is written in another layout.
"""

import socket
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from anarq.cli.rules import all_rules
from anarq.generators.refusals import refusals
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.rules.needing import is_able
from anarq.source import FolderSource, OverlaySource, PartSource
from anarq.testing.few import FEW

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "modules"
DESIGN = ROOT / "tests" / "fixtures" / "design"
HOUSE = "anarq"
SPECS = {
    HOUSE: (PartSource(FolderSource(MODULES, "modules"), FEW), MODULES),
    "design": (FolderSource(DESIGN, "design"), DESIGN),
}


@dataclass(frozen=True)
class Mutant:
    """One change of one file of the specs.

    Attributes:
        rule: the rule that it lies beside.
        file: below `modules/`, or the folder of modules in its layout.
        replace: what is replaced wherever it stands; without it, the file is new.
        by: what stands there then; `None` takes the file away.
        also: other rules that fire.
        layout: of the module that is changed.
    """

    rule: str
    file: str
    replace: str = ""
    by: str | None = None
    also: tuple[str, ...] = ()
    layout: str = HOUSE

    def __str__(self) -> str:
        where = "" if self.layout == HOUSE else f"{self.layout}: "
        return f"{where}{self.rule}: {self.file}: {(self.by or 'removed')[:40]!r}"

    @property
    def changes(self) -> dict[str, str | None]:
        if self.by is None or not self.replace:
            return {self.file: self.by}
        text = (SPECS[self.layout][1] / self.file).read_text("utf-8")
        assert self.replace in text, f"the mutant no longer applies: {self.file} has no {self.replace!r}"
        return {self.file: text.replace(self.replace, self.by)}


def mutants(kind):
    for path in sorted((ROOT / "checks").glob("*/*.mutants.yaml")):
        rule = f"{path.parent.name}/{path.name.removesuffix('.mutants.yaml').replace('_', '-')}"
        for entry in yaml.safe_load(path.read_text("utf-8")).get(kind, ()):
            yield Mutant(rule, **entry)


HARMFUL = [*mutants("harmful")]
HARMLESS = [*mutants("harmless")]
WITHOUT = {
    (
        HOUSE,
        "waivers/expired-waiver",
    ): "it is told of a waiver that excuses something, and these specs have no findings",
    ("design", "waivers/expired-waiver"): "as above",
    (HOUSE, "http/error-off-form"): "an error that is described there, and not referred to, is a dropped fact",
}

PLACES = [
    ("qwallet/openapi.yaml", "operationId: getLimits", "operationId: getHealth", "qwallet/openapi.yaml", "getHealth"),
    (
        "qwallet/openapi.yaml",
        "operationId: listIntents",
        "operationId: import",
        "qwallet/openapi.yaml",
        "word of Python",
    ),
    (
        "qwallet/contracts/payment-terms.v1.schema.json",
        '"title": "PaymentTerms"',
        '"title": "Payment"',
        "qwallet/contracts/payment-terms.v1.schema.json",
        "would be called `Payment`",
    ),
    (
        "qwallet/events/tx-settled.v1.event.json",
        "urn:anarq:qwallet:payment:v1",
        "urn:anarq:common:http:v1",
        "qwallet/events/tx-settled.v1.event.json",
        "is an OpenAPI document",
    ),
]


@pytest.fixture(scope="module")
def findings():
    standards = load_standards()

    def check(changes, layout=HOUSE):
        loaded = load_ecosystem([OverlaySource(SPECS[layout][0], changes)], standards=standards)
        report = run(
            loaded.ecosystem, all_rules(), today=date(2026, 11, 23), problems=loaded.problems, refusals=refusals
        )
        assert not report.problems
        return report.findings

    return check


@pytest.mark.parametrize("layout", SPECS)
def test_the_specs_as_they_stand_have_no_findings(findings, layout):
    assert findings({}, layout) == ()


def test_no_check_opens_a_socket(findings, monkeypatch):
    def refuse(*_):
        raise AssertionError("a check opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    remote = Mutant("", "qwallet/openapi.yaml", "urn:anarq:qwallet:quote:v1", "https://schemas.example/quote.json")

    assert {finding.rule for finding in findings(remote.changes)} == {"refs/unresolved-reference"}


@pytest.mark.parametrize("mutant", HARMFUL, ids=str)
def test_a_harmful_change_is_caught_by_its_rules_and_by_no_other(findings, mutant):
    assert {finding.rule for finding in findings(mutant.changes, mutant.layout)} == {mutant.rule, *mutant.also}


@pytest.mark.parametrize("mutant", HARMLESS, ids=str)
def test_a_harmless_change_is_not_a_finding(findings, mutant):
    assert findings(mutant.changes, mutant.layout) == ()


@pytest.mark.parametrize("layout", SPECS)
def test_each_rule_has_a_harmful_change_beside_it_in_every_layout_that_it_looks_at(layout):
    (where,) = (one for one in load_standards().vocabulary.layouts if one.name == layout)
    asked = {entry.id for entry in all_rules() if is_able(entry.rule, where)}

    assert {(mutant.layout, mutant.rule) for mutant in HARMFUL} | WITHOUT.keys() >= {(layout, one) for one in asked}


def test_a_slip_in_a_name_is_one_finding_at_its_place(findings):
    (slip,) = findings(
        Mutant("", "qwallet/openapi.yaml", ": qwallet.intent.create\n", ": qwallet.intents.create\n").changes
    )

    assert (slip.at.place.file, slip.at.place.line) == ("modules/qwallet/openapi.yaml", 109)
    assert slip.mend == "did you mean `qwallet.intent.create`?"


@pytest.mark.parametrize(("path", "old", "new", "where", "told"), PLACES, ids=[row[4] for row in PLACES])
def test_what_involves_two_files_is_told_in_the_one_that_is_to_be_changed(findings, path, old, new, where, told):
    changes = Mutant("", path, old, new).changes
    # who renames an operation renames what leads to it as well, so that one thing is wrong
    if "listIntents" in old:
        changes["qwallet/module.yaml"] = (MODULES / "qwallet/module.yaml").read_text()
        changes = {name: text.replace("listIntents", "import") for name, text in changes.items()}
    (finding,) = findings(changes)

    assert finding.at.place.file == f"modules/{where}"
    assert told in finding.found
    assert finding.also == ()
