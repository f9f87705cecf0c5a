"""The only reader of YAML and JSON, and the only resolver of references. Opens no socket; safe on hostile input."""

from anarq.loader.catalogue import Catalogue, UnresolvedReference
from anarq.loader.limits import Limits
from anarq.loader.load import SUFFIXES, Folder, load_document, load_folder, parse_document

__all__ = [
    "SUFFIXES",
    "Catalogue",
    "Folder",
    "Limits",
    "UnresolvedReference",
    "load_document",
    "load_folder",
    "parse_document",
]
