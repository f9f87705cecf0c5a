"""How bad what is found is, and how bad is too bad."""

from enum import StrEnum


class Severity(StrEnum):
    """How bad a hit is, the worst first. Whoever runs the rules says which of them fail the run (`FailOn`)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, least: "Severity") -> bool:
        """Whether it is as bad as `least`, or worse."""
        order = [*Severity]
        return order.index(self) <= order.index(least)


class FailOn(StrEnum):
    """The least severe finding that fails a run; `NEVER`: none does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of that severity fails the run."""
        return self is not FailOn.NEVER and severity.reaches(Severity(self.value))
