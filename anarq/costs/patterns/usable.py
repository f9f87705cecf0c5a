"""Whether a pattern can be used at all: it is one of ECMA-262, and a service matches it in linear time."""

import jsonschema_rs

from anarq.costs.patterns.engine import ENGINE
from anarq.costs.patterns.syntax import PatternError, UnfollowedError, parse
from anarq.native import guarded


def malformed(text: str) -> str | None:
    """Why a text is not a regular expression of ECMA-262; None when it is one."""
    try:
        parse(text)
    except PatternError as error:
        return str(error)
    return None


def unusable(text: str) -> str | None:
    """Why nobody matches anything with a pattern: it is none of ECMA-262, however leniently that is read.

    None for `(?i:a)`, which is one since 2025: it is not followed here, and the fast judge of schemas reads it.
    """
    try:
        parse(text, lenient=True)
    except UnfollowedError as error:
        return None if _is_read_somehow(text) else str(error)
    except PatternError as error:
        return str(error)
    return None


def is_matched_by_services(text: str) -> bool:
    """Whether the engine of services takes a regular expression: it has no look-around and no back reference, and is
    not too large when its counts are written out.
    """
    try:
        jsonschema_rs.Draft202012Validator({"pattern": text}, pattern_options=ENGINE)
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    return True


def _is_read_somehow(text: str) -> bool:
    try:
        guarded(jsonschema_rs.Draft202012Validator, {"pattern": text})
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    return True
