"""Whatever makes a file unusable says how to mend it."""

import pytest

from anarq.loader.limits import Limits
from anarq.loader.load import parse_document
from anarq.model.errors import AnarqError

TIGHT = Limits(max_depth=4, max_nodes=8, max_alias_nodes=6, max_bytes=200, max_digits=20)
UNUSABLE = {
    "cut JSON": ("a.json", b'{"a": [1'),
    "an empty file of JSON": ("a.json", b""),
    "a comment in JSON": ("a.json", b'{"a": 1} // more'),
    "a text in single quotes": ("a.json", b"{'a': 1}"),
    "a control character in a text of JSON": ("a.json", b'{"a": "\x01"}'),
    "an unknown escape": ("a.json", b'{"a": "\\x"}'),
    "a number beyond 64 bits": ("a.json", b'{"a": 1e999999}'),
    "a number of many digits": ("a.json", b'{"a": ' + b"1" * 30 + b"}"),
    "half of a surrogate pair": ("a.json", b'{"a": "\\ud800"}'),
    "a comma too many": ("a.json", b"[1,]"),
    "a word of another language": ("a.json", b'{"a": NaN}'),
    "deep JSON": ("a.json", b"[[[[[1]]]]]"),
    "many values": ("a.json", b"[1,1,1,1,1,1,1,1,1]"),
    "a large file": ("a.json", b'"' + b"x" * 300 + b'"'),
    "cut YAML": ("a.yaml", b"a: [1"),
    "a tab before a key": ("a.yaml", b"a:\n\tb: 1"),
    "an alias without an anchor": ("a.yaml", b"a: *b"),
    "an alias of itself": ("a.yaml", b"a: &b [*b]"),
    "aliases that repeat much": ("a.yaml", b"a: &b [1, 2, 3]\nc: [*b, *b]"),
    "a tag that is none": ("a.yaml", b"a: !!python/object:os.system x"),
    "a value off its tag": ("a.yaml", b"a: !!int x"),
    "a key twice": ("a.yaml", b"a: 1\na: 2"),
    "a character that YAML does not have": ("a.yaml", b"a: \x00"),
    "deep YAML": ("a.yaml", b"[[[[[1]]]]]"),
    "bytes that are no text": ("a.yaml", b"\xff\xfe\x00"),
    "a name of no kind": ("a.txt", b"a"),
}


@pytest.mark.parametrize(("name", "content"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_makes_a_file_unusable_says_how_to_mend_it(name: str, content: bytes) -> None:
    with pytest.raises(AnarqError) as caught:
        parse_document(content, name, name, TIGHT)
    for problem in caught.value.problems:
        assert problem.mend, problem.message
