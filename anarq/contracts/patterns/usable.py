"""Whether a pattern can be used at all: it is one of ECMA-262, and the validator of a service reads it."""

import jsonschema_rs

from anarq.contracts.patterns.syntax import PatternError, parse


def malformed(text: str) -> str | None:
    """Why a regular expression cannot be used; None where it is one of ECMA-262 that validators can read as well."""
    try:
        parse(text)
    except PatternError as error:
        return str(error)
    try:
        jsonschema_rs.Draft202012Validator({"pattern": text})
    except (ValueError, jsonschema_rs.ValidationError) as error:
        return f"the validator cannot read it ({str(error).splitlines()[0]})"
    return None
