"""What is known of formats when they are asserted: samples, inclusions, and two validators that judge a text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

import jsonschema
import jsonschema_rs

from anarq.native import NativePanicError, guarded

SAMPLES: Final = {
    "date-time": ("2000-01-01T00:00:00Z", "1999-12-31T23:59:59.5+01:00"),
    "date": ("2000-01-01", "1999-12-31"),
    "time": ("00:00:00Z", "23:59:59+01:00"),
    "duration": ("P1D", "PT1H"),
    "email": ("a@example.org", "b@example.org"),
    "idn-email": ("ä@example.org", "a@example.org"),
    "hostname": ("example.org", "a"),
    "idn-hostname": ("例え.テスト", "example.org"),
    "ipv4": ("192.0.2.1", "127.0.0.1"),
    "ipv6": ("::1", "2001:db8::1"),
    "uri": ("https://example.org/", "urn:a:b"),
    "uri-reference": ("/a", "a"),
    "iri": ("https://example.org/ä", "urn:a:b"),
    "iri-reference": ("/ä", "a"),
    "uuid": ("00000000-0000-4000-8000-000000000000", "11111111-1111-4111-8111-111111111111"),
    "uri-template": ("/{a}", "a"),
    "json-pointer": ("/a", ""),
    "relative-json-pointer": ("0", "1/a"),
    "regex": ("a*", "[a-z]+"),
}
"""Texts of each format that JSON Schema defines (validation, section 7.3)."""

OTHERS: Final = ("(", "{a")
"""Texts that formats refuse which take almost everything: `regex` and `uri-template`."""

INCLUDED: Final = frozenset({
    ("email", "idn-email"), ("hostname", "idn-hostname"), ("uri", "uri-reference"), ("uri", "iri"),
    ("uri", "iri-reference"), ("uri-reference", "iri-reference"), ("iri", "iri-reference"),
})  # fmt: skip
"""Pairs of formats of which the first has no text that the second has not, by the RFCs that define them."""


def _as_uri(iri: str) -> str:
    """An IRI as the URI that it maps to (RFC 3987, section 3.1): characters beyond ASCII are percent-encoded."""
    return "".join(char if char.isascii() or not char.isprintable() else quote(char) for char in iri)


def _checker() -> jsonschema.FormatChecker:
    """The formats of the standard; a checker that knows no draft takes `time` as draft 3 had it, without a zone."""
    known = jsonschema.Draft202012Validator.FORMAT_CHECKER
    made = jsonschema.FormatChecker(())
    made.checkers = dict(known.checkers)
    for name, plain in (("iri", "uri"), ("iri-reference", "uri-reference")):
        made.checks(name)(lambda text, plain=plain: not isinstance(text, str) or known.conforms(_as_uri(text), plain))
    return made


CHECKER: Final = _checker()
"""What `jsonschema` judges formats with."""


@dataclass(slots=True)
class Formats:
    """Judges texts by format; both validators have to agree, else nothing is known."""

    _validators: dict[str, jsonschema_rs.Draft202012Validator] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool | None] = field(default_factory=dict)

    def holds(self, name: str, text: str) -> bool | None:
        """Whether `text` has the format; a format that JSON Schema does not define refuses nothing."""
        if name not in SAMPLES:
            return True
        key = (name, text)
        if key not in self._known:
            self._known[key] = self._judge(name, text)
        return self._known[key]

    def _judge(self, name: str, text: str) -> bool | None:
        validator = self._validators.get(name)
        if validator is None:
            validator = jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
            self._validators[name] = validator
        try:
            first, second = guarded(validator.is_valid, text), guarded(CHECKER.conforms, text, name)
        except NativePanicError:
            return None
        return first if first == second else None

    @staticmethod
    def samples() -> Iterator[str]:
        """Texts of all formats."""
        for texts in SAMPLES.values():
            yield from texts
        yield from OTHERS
