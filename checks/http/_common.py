"""What the checks of this family share."""

from typing import Final

from anarq.model.views.openapi import Operation
from anarq.rules import Edit, Fix

COMMON_HTTP: Final = "urn:anarq:common:http:v1"
"""The `x-anarq-id` of the document that holds the standard schemes, parameters and responses."""


def parameter_ref(name: str) -> str:
    """The reference to a standard parameter."""
    return f"{COMMON_HTTP}#/components/parameters/{name}"


def scheme_ref(name: str) -> str:
    """The reference to a standard security scheme."""
    return f"{COMMON_HTTP}#/components/securitySchemes/{name}"


def add_parameter(operation: Operation, reference: str) -> Fix:
    """Appends the parameter to those of the operation."""
    parameters = operation.listed
    begin = () if parameters.exists else (Edit(parameters.pointer, []),)
    return Fix(f"add the parameter `{reference}`", (*begin, Edit(f"{parameters.pointer}/-", {"$ref": reference})))
