"""What a catalogue lists, beside the topics that have a schema."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from anarq.checks.names._own import called
from anarq.model.module import Module
from anarq.model.views.catalogue import Catalogue, Listed, catalogue_of
from anarq.model.views.topics import Topic
from anarq.rules import distance, is_likely


@dataclass(frozen=True)
class Compared:
    """The catalogue of a module, and its topics."""

    module: Module

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return catalogue_of(self.module)

    @cached_property
    def declared(self) -> Mapping[str, Topic]:
        """The topics that have a schema, by name."""
        return {topic.name: topic for topic in self.module.topics}

    @cached_property
    def without_schema(self) -> tuple[Listed, ...]:
        """What is listed as the module's own, is called as topics are, and has no schema."""
        return tuple(self._without_schema())

    def _without_schema(self) -> Iterator[Listed]:
        own = {self.module.name, called(self.module)}
        for listed in self.catalogue.listed:
            is_topic = re.fullmatch(self.module.standards.topic_pattern, listed.name) is not None
            if is_topic and listed.name.split(".")[1] in own and listed.name not in self.declared:
                yield listed

    @cached_property
    def unlisted(self) -> tuple[Topic, ...]:
        """The topics that have a schema and stand nowhere in the catalogue."""
        return tuple(topic for name, topic in self.declared.items() if name not in self.catalogue.mentioned)

    def meant(self, name: str) -> Topic | None:
        """The topic that was probably to be listed under a name: one that is close, or the only one that is left."""
        likely = [topic for topic in self.unlisted if is_likely(_stem(name), _stem(topic.name))]
        is_alone = len(self.unlisted) == 1 and [one.name for one in self.without_schema] == [name]
        return min(
            likely or self.unlisted[: 1 if is_alone else 0], key=lambda one: distance(name, one.name), default=None
        )


def _stem(name: str) -> str:
    """A topic without what stands before and behind its own name."""
    return re.sub(r"\.v[0-9]+$", "", name.lower()).partition(".")[2].partition(".")[2]
