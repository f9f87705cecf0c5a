"""Files that a command is given, held to the schema of their kind."""

from anarq.model.errors import AnarqError, Problem
from anarq.model.tree import Document


def require_form(document: Document, schema: str) -> None:
    """Holds a file to a schema of `spec/`, by the name of its file.

    Raises:
        AnarqError: the file breaks it; holds every problem that was found.
    """
    # Imported here: what knows the words costs more to load than a command that only looks for the file.
    from anarq.checks.spec._schemas import breaches
    from anarq.checks.spec._wording import faults

    hits = [fault.hit(document) for fault in faults(breaches(schema, document.data))]
    if hits:
        raise AnarqError([Problem(hit.found, hit.node.place, hit.mend) for hit in hits])
