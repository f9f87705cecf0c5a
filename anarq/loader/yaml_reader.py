"""YAML by the 1.2 core schema, read from parser events, so that limits hold before anything is built."""

import re
from contextlib import suppress
from typing import Any, Final

import yaml

from anarq.loader.build import Builder, Built, Frame, Spot
from anarq.loader.limits import Limits
from anarq.loader.scalars import NumberError, core_scalar
from anarq.loader.text import Text
from anarq.model.errors import AnarqError
from anarq.source.names import harmless, quote

_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WRITTEN: Final = (
    "correct what stands there or before it; a text that holds `: `, ` #`, or begins with a sign, stands in quotes"
)
_OUT: Final = "write the value out where it is meant, without an alias"
_CORE: Final = "tag:yaml.org,2002:"
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "null": (type(None),),
}
# YAML 1.2 section 5.1 names the printable characters. NEL, LS and PS are left out because they end a line in YAML 1.1
# and not in 1.2 (section 5.4), and the byte order mark because it is not content (section 5.2).
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def read_yaml(text: Text, limits: Limits, *, locate: bool = False, stream: bool = False) -> Any:
    """The one document of a file; null when there is none.

    Args:
        text: the file.
        limits: what it may cost.
        locate: whether each value is given with where it starts.
        stream: whether there may be several documents; they are given as a list.

    Raises:
        AnarqError: not YAML, more than the JSON data model can hold, or over a limit.
    """
    odd = _UNPRINTABLE.search(text.text)
    if odd:
        code = ord(odd[0])
        message = f"character U+{code:04X} is not allowed in a YAML file"
        raise text.error(message, odd.start(), f'write it as "\\u{code:04x}" in double quotes')
    try:
        return _read(text, text.text, limits, locate=locate, stream=stream)
    except yaml.MarkedYAMLError as error:
        _refuse_depth(text, error, limits)
        raise _malformed(text, error) from error


def _read(text: Text, source: str, limits: Limits, *, locate: bool, stream: bool = False) -> Any:
    """The document in `source`, which is a beginning of `text` or all of it."""
    reader = _Reader(text, limits, locate=locate, stream=stream)
    loader = _Loader(source)
    try:
        return reader.read(loader)
    except yaml.MarkedYAMLError:
        raise
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Escapes of characters that do not exist, in strings or tags; the parser gives no place.
        raise text.error(f"not YAML: {harmless(str(error))}", reader.at, _WRITTEN) from error
    finally:
        loader.dispose()


def _refuse_depth(text: Text, error: yaml.MarkedYAMLError, limits: Limits) -> None:
    """Say what is wrong with text in which the scanner of libyaml 0.2.6 and later met 1,000 open brackets.

    It does so while it looks ahead, before the reader has seen the first of them. What stands before that place is
    read once more, for the reader to count.
    """
    if error.problem_mark is not None and "nesting depth" in str(error.problem):
        with suppress(yaml.MarkedYAMLError):
            _read(text, text.text[: error.problem_mark.index], limits, locate=False)


def _malformed(text: Text, error: yaml.MarkedYAMLError) -> AnarqError:
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    what = ", ".join(harmless(part) for part in (error.context, error.problem) if part)
    return text.error(
        f"not YAML: {what}", at, "indent with spaces, not tabs" if text.text[at : at + 1] == "\t" else _WRITTEN
    )


class _Reader:
    def __init__(self, text: Text, limits: Limits, *, locate: bool, stream: bool) -> None:
        self.builder = Builder(text, limits, locate=locate)
        self.is_stream = stream
        self.text = text
        self.max_digits = limits.max_digits
        self.anchors: dict[str, Frame | Built] = {}
        self.ended: list[Any] = []
        self.locate = locate
        self.at = 0

    def read(self, loader: Any) -> Any:
        documents = 0
        while True:
            event = loader.get_event()
            self.at = event.end_mark.index
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event, "map")
            elif kind is yaml.SequenceStartEvent:
                self._open([], event, "seq")
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.builder.close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                self._document(event, documents)
            elif kind is yaml.StreamEndEvent:
                return self._all() if documents else self._nothing()

    def _nothing(self) -> Any:
        self.builder.scalar(None, 0)
        return self.builder.finish()

    def _all(self) -> Any:
        """The document; of a stream with several, a list of them."""
        last = self.builder.finish()
        if not self.ended:
            return last
        every = [*self.ended, last]
        return Spot(0, None, every) if self.locate else every

    def _document(self, event: Any, count: int) -> None:
        at = event.start_mark.index
        if self.is_stream and count > 1:
            self.ended.append(self.builder.result)
            self.anchors.clear()  # an alias means something in its own document (YAML 1.2, section 6.9.2)
        elif count > 1:
            raise self.text.error("a second document begins: one file holds one document", at, "split the file")
        if event.version not in (None, (1, 2)):
            shown = ".".join(str(part) for part in event.version)
            raise self.text.error(f"the file declares YAML {shown}; it is read as YAML 1.2", at, "drop the directive")

    def _open(self, value: Any, event: Any, name: str) -> None:
        at = event.start_mark.index
        if self.builder.expects_key:
            raise self.text.error("a list or mapping cannot be a key", at, "use a string as the key")
        if event.tag not in (None, "!", _CORE + name):
            self._refuse_tag(event.tag, at)
        frame = self.builder.open(value, at)
        if event.anchor is not None:
            self.anchors[event.anchor] = frame

    def _alias(self, event: Any) -> None:
        at = event.start_mark.index
        shown = quote(event.anchor)
        if self.builder.expects_key:
            raise self.text.error(f"the alias {shown} cannot be a key", at, "write the key out")
        target = self.anchors.get(event.anchor)
        if target is None:
            raise self.text.error(f"the alias {shown} has no anchor before it", at, _OUT)
        built = target.closed if isinstance(target, Frame) else target
        if built is None:
            raise self.text.error(f"the alias {shown} stands inside of what it repeats: a circle", at, _OUT)
        self.builder.repeat(built, at)

    def _scalar(self, event: Any) -> None:
        if self.builder.expects_key:
            self._key(event)
            return
        built = self.builder.scalar(self._value(event), event.start_mark.index)
        if event.anchor is not None:
            self.anchors[event.anchor] = built

    def _key(self, event: Any) -> None:
        at = event.start_mark.index
        if event.anchor is not None:
            raise self.text.error("a key cannot have an anchor", at, "put the anchor before a value")
        value = self._value(event)
        plain = event.tag is None and event.implicit[0]
        if plain and value == "<<":
            self.builder.report("merge keys (`<<`) are not part of YAML 1.2", at, "write the members out")
        # OpenAPI writes `200:` for a response; any other value has more than one spelling, so it is not a name.
        if not isinstance(value, str) and not (type(value) is int and str(value) == event.value):
            shown = quote(event.value) if event.value else "(empty)"
            self.builder.report(f"key {shown} is not a string", at, "write it in double quotes")
        self.builder.key(event.value, at)

    def _value(self, event: Any) -> str | int | float | bool | None:
        if event.tag is None:
            return self._plain(event) if event.implicit[0] else self._string(event)
        if event.tag in ("!", _CORE + "str"):
            return self._string(event)
        expected = _TYPES.get(event.tag.removeprefix(_CORE)) if event.tag.startswith(_CORE) else None
        if expected is None:
            self._refuse_tag(event.tag, event.start_mark.index)
            return None
        value = self._plain(event)
        if not isinstance(value, expected) or (isinstance(value, bool) and bool not in expected):
            self.builder.report(
                f"{quote(event.value)} is not what its tag says", event.start_mark.index, "drop the tag"
            )
        return value

    def _plain(self, event: Any) -> str | int | float | bool | None:
        try:
            return core_scalar(event.value, self.max_digits)
        except NumberError as error:
            mend = "write a number that JSON has, or put it in quotes if it is a text"
            self.builder.report(str(error), event.start_mark.index, mend)
            return None

    def _string(self, event: Any) -> str:
        value: str = event.value
        if not value.isascii() and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            self.builder.report(
                "half of a surrogate pair is not a character", event.start_mark.index, "write both halves"
            )
        return value

    def _refuse_tag(self, tag: str, at: int) -> None:
        self.builder.report(f"the tag {quote(tag)} is not part of the YAML core schema", at, "drop the tag")
