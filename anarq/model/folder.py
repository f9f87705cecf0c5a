"""The documents of one module folder: what views read. No IO."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from anarq.model.errors import NotRead
from anarq.model.layout import Claims, Layout, Role
from anarq.model.recognise import GENERATED
from anarq.model.standards import Standards
from anarq.model.tree import MISSING, Document, Node, Reader

Follow = Callable[[Node], Node]
"""Follows `$ref`s from a node to what they name; gives the node itself where there is none, a missing node where one
leads nowhere."""


def follow_nothing(node: Node) -> Node:
    """The resolver of a module without a catalogue: a reference leads nowhere."""
    return Node(node.document, node.pointer, MISSING) if node.get("$ref").exists else node


@dataclass(frozen=True, eq=False)
class Folder:
    """The documents of one module folder, right or wrong, and how references are followed from them.

    Attributes:
        name: its folder's name, which is also the name in `module.yaml` (a rule says so when it is not).
        documents: every file below the folder that has a role, is read and is not generated, by path.
        standards: what holds for all modules.
        follow: resolves `$ref`s through the catalogue.
        files: the path of every file of the folder, generated ones included.
        folder: the folder as the user wrote it, for places in messages.
        unread: the path of every source that is there and could not be read, or of a folder of them. What is asked of
            one raises `NotRead`: nothing is known to be absent from it.
        given: where its files lie; None: as in the house layout.
    """

    name: str
    documents: Mapping[str, Document] = field(repr=False)
    standards: Standards = field(repr=False)
    follow: Follow = field(default=follow_nothing, repr=False)
    files: frozenset[str] = field(default=frozenset(), repr=False)
    folder: str = ""
    unread: frozenset[str] = field(default=frozenset(), repr=False)
    given: Layout | None = field(default=None, repr=False)

    @property
    def layout(self) -> Layout:
        """Where its files lie."""
        return self.standards.vocabulary.house if self.given is None else self.given

    @property
    def speaks_house(self) -> bool:
        """Whether its files say scope, purpose and classification in the words of the house."""
        return self.layout.vocabulary

    @cached_property
    def claims(self) -> Claims:
        """Which of its files have which role."""
        there = {*self.files, *self.documents}
        return self.layout.claims(path for path in there if GENERATED not in path.split("/")[:-1])

    def has_role(self, role: Role) -> bool:
        """Whether a file of the module has the role, or the platform says for all of the house what it would say.

        A file that could not be read has it as well, and so may one in a folder that could not.
        """
        if role in self.claims.by_role:
            return True
        known = self.layout.roles.get(role)
        if known is None:
            return False
        hidden = any(known.may_cover(folder) for folder in self.unread)
        return hidden or (self.speaks_house and any(map(known.covers, self.standards.vocabulary.platform)))

    @cached_property
    def silent(self) -> frozenset[str]:
        """The paths that say nothing, so that nothing is known to be absent from them: what could not be read, and
        files that hold no object, which a rule reports. Outside of the house a list of objects says something as well.
        """
        holding = dict if self.speaks_house else (dict, list)
        return self.unread | {
            path
            for path, found in self.documents.items()
            if found.reader is Reader.DATA and not isinstance(found.data, holding)
        }

    def document(self, path: str) -> Document:
        """The document at `path`, or an empty one there when the module has none.

        Raises:
            NotRead: it is there and could not be read, or holds no object.
        """
        self._require_read(one for one in self.silent if one == path or path.startswith(f"{one}/"))
        found = self.documents.get(path)
        return found if found is not None else Document(path, None, shown=self.shown(path))

    def of_role(self, role: Role) -> Document:
        """The file of a role, or an empty one at its place when the module has none.

        Raises:
            NotRead: it is there and could not be read, or holds no object.
        """
        claimed = self.claims.by_role.get(role)
        known = self.layout.roles.get(role)
        return self.document(claimed[0] if claimed else known.path if known is not None else role.value)

    def all_of_role(self, role: Role) -> tuple[Document, ...]:
        """The files of a role, by path.

        Raises:
            NotRead: there are others that could not be read, or hold no object.
        """
        known = self.layout.roles.get(role)
        if known is None:
            return ()
        self._require_read(one for one in self.silent if known.may_cover(one) or self.layout.role_of(one) is known)
        claimed = self.claims.by_role.get(role, ())
        return tuple(self.documents[path] for path in claimed if path in self.documents)

    def shown(self, path: str) -> str:
        """A path as the user would write it, also of a file that is not there."""
        return f"{self.folder or self.name}/{path}"

    def node(self, path: str, *keys: str | int) -> Node:
        """The node below the root of the document at `path`."""
        return self.document(path).root.get(*keys)

    def inherited(self, path: str, *keys: str | int) -> Node:
        """The node below the root of what the platform says at `path`: it holds where a module of the house says
        nothing else.
        """
        found = self.standards.vocabulary.platform.get(path) if self.speaks_house else None
        return (found if found is not None else Document(path, None)).root.get(*keys)

    def has(self, path: str) -> bool:
        """Whether the file was there and could be read."""
        return path in self.documents

    def _require_read(self, asked: Iterable[str]) -> None:
        unread = sorted(asked)
        if unread:
            raise NotRead([self.shown(path) for path in unread])
