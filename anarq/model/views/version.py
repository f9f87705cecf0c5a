"""The version of a module, wherever it is said."""

from anarq.model.folder import Folder
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.registry import registry_of


def version_of(module: Folder) -> Node:
    """The semantic version of a module: that of its manifest; outside of the house that of its registry of tools, else
    that of its interface. Missing where none says it.

    Raises:
        NotRead: the file that would say it is there and could not be read.
    """
    if module.speaks_house:
        return manifest_of(module).version
    registered = registry_of(module).version
    return registered if registered.exists else openapi_of(module).version
