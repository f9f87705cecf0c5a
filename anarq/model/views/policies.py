"""`security/policies.yaml`. Each group is a mapping by name, in the order of the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.tree import Node

_STANDINGS: Final = ("NEW", "KNOWN", "TRUSTED")
"""As sQuid tells them, from the one of whom least is known."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a grant can cover: what it allows, and the capability that it is (read, write, admin)."""

    node: Node
    meaning: Node
    access: Node


@dataclass(frozen=True, slots=True)
class Role:
    """A set of scopes that belong together: who has it, and a list of their names."""

    meaning: Node
    scopes: Node


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold besides a grant.

    Attributes:
        meaning: what it is.
        applies: a list of the scopes that it applies to.
        member: the argument that names the DAO to which the subject of the grant must belong.
        allows: how much each standing allows, at once and in one day.
        owner: whether the record that the call is about must belong to the subject of the grant.
        window: the members of that record which say from when and until when something may be done.
    """

    meaning: Node
    applies: Node
    member: Node
    allows: Node
    owner: Node
    window: Node

    @property
    def at_once(self) -> Mapping[str, Node]:
        """How much may be done at once, by standing, the least first."""
        return _by_standing(self.allows.get("perTransaction"))

    @property
    def in_a_day(self) -> Mapping[str, Node]:
        """How much may be done in one day, by standing, the least first."""
        return _by_standing(self.allows.get("perDay"))

    @property
    def decided(self) -> str:
        """Who decides whether it holds, for people."""
        if self.member.exists:
            return "the policy, of every call"
        asked = self.allows.exists or self.owner.exists or self.window.exists
        return "the policy, asked by the service" if asked else "the service"


def _by_standing(said: Node) -> Mapping[str, Node]:
    return {standing: said.get(standing) for standing in _STANDINGS if said.get(standing).exists}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is processed for.

    Attributes:
        meaning: what for.
        basis: the lawful basis (GDPR, article 6 (1)).
        subjects: whose data: a list of groups of people.
        retention: a list of the resource types that come of it.
    """

    meaning: Node
    basis: Node
    subjects: Node
    retention: Node


@dataclass(frozen=True, slots=True)
class KeyScope:
    """What a key may be used for.

    Attributes:
        meaning: what for.
        key_type: its kind, which sets its rotation.
        operations: a list of what it may do.
        audit: how much the audit trail holds of it.
    """

    meaning: Node
    key_type: Node
    operations: Node
    audit: Node


@dataclass(frozen=True, slots=True)
class Policies:
    """The access policies of a module."""

    root: Node

    @property
    def scopes(self) -> Mapping[str, Scope]:
        """What a grant can cover."""
        return {name: Scope(node, node.get("meaning"), node.get("access")) for name, node in self._group("scopes")}

    @property
    def roles(self) -> Mapping[str, Role]:
        """Sets of scopes."""
        return {name: Role(node.get("meaning"), node.get("scopes")) for name, node in self._group("roles")}

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """What must hold besides a grant."""
        return {
            name: Condition(*(node.get(key) for key in ("meaning", "applies", "member", "allows", "owner", "window")))
            for name, node in self._group("conditions")
        }

    @property
    def purposes(self) -> Mapping[str, Purpose]:
        """What data is processed for."""
        return {
            name: Purpose(node.get("meaning"), node.get("lawfulBasis"), node.get("dataSubjects"), node.get("retention"))
            for name, node in self._group("purposes")
        }

    @property
    def key_scopes(self) -> Mapping[str, KeyScope]:
        """What keys may be used for."""
        return {
            name: KeyScope(node.get("meaning"), node.get("keyType"), node.get("operations"), node.get("audit"))
            for name, node in self._group("keyScopes")
        }

    def roles_with(self, scope: str) -> tuple[str, ...]:
        """The roles that have a scope."""
        return tuple(name for name, role in self.roles.items() if scope in role.scopes.texts())

    def conditions_of(self, scope: str) -> tuple[str, ...]:
        """What must hold besides a grant of a scope."""
        return tuple(name for name, condition in self.conditions.items() if scope in condition.applies.texts())

    def _group(self, name: str) -> Iterator[tuple[str, Node]]:
        return self.root.get(name).items()


def policies_of(module: Folder) -> Policies:
    """The access policies of a module.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return Policies(module.node("security/policies.yaml"))
