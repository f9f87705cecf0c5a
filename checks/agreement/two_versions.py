import re
from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.versions import Version
from anarq.model.views.manifest import manifest_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.registry import registry_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage

_MAJOR: Final = re.compile(r".*\.v([1-9][0-9]{0,8})", re.ASCII)


def check(module: Module) -> Iterator[Hit]:
    yield from _topics(module)
    yield from _announced(module)
    if not module.speaks_house:  # elsewhere an interface may have a version of its own
        return
    interface, version = openapi_of(module).version, manifest_of(module).version
    are_versions = all(Version.parse(one.text()) is not None for one in (interface, version))
    if are_versions and interface.text() != version.text():
        yield Hit(
            interface,
            found=f"the interface has the version `{interface.text()}`, and the module `{version.text()}` in "
            f"`{version.place}`",
            mend="give both the version that is released",
            allowed=(version.text(),),
            sides=(Side(version, f"the version `{version.text()}`"),),
        )


def _announced(module: Module) -> Iterator[Hit]:
    """Topics whose data have another version in the registry of tools than in their own file."""
    topics = {topic.name: topic for topic in module.topics}
    for one in registry_of(module).announced:
        topic = topics.get(one.name)
        said = topic.versioned if topic is not None else one.version
        if said.text() and one.version.text() and said.text() != one.version.text():
            yield Hit(
                one.version,
                found=f"the data of `{one.name}` have the version `{one.version.text()}`, and `{said.text()}` in "
                f"`{said.place}`",
                mend="give both the version of its schema",
                allowed=(said.text(),),
                sides=(Side(said, f"the version `{said.text()}`"),),
            )


def _topics(module: Module) -> Iterator[Hit]:
    """Topics whose name carries another major version than their data."""
    for topic in module.topics:
        named, version = _MAJOR.fullmatch(topic.name), Version.parse(topic.version)
        if named is not None and version is not None and int(named[1]) != version.numbers[0]:
            yield Hit(
                topic.versioned,
                found=f"the data of `{topic.name}` has the version `{topic.version}`, and the topic is `v{named[1]}`",
                mend="declare a topic of its own for data of another major version, and let the old one run out",
                allowed=(f"{named[1]}.…",),
                sides=(Side(topic.named, f"the topic `{topic.name}`"),),
                rests_on=(topic.named,),
            )


RULE = Rule(
    summary="Two files give one thing different versions.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Naming Convention",
    scope=Scope.MODULE,
    cause="a version",
    check=check,
    stage=Stage.AGREEMENT,
    needs=((Role.MANIFEST, Role.TOPIC),),
)
