"""Templates are compiled once, as Python's own code is, and anew wherever what was kept is of no use."""

import sys

import pytest

from anarq.generators import templates

TEMPLATE = ("anarq.generators.site", "index.md.j2")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder in which compiled templates are kept, for the time of a test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates._environment.cache_clear()
    yield lambda: sorted(tmp_path.rglob("*.jinja-*.pyc"))
    templates._environment.cache_clear()


def compile_anew(monkeypatch):
    """Loads the template in an environment of its own; whether it had to be compiled."""
    package, name = TEMPLATE
    templates._environment.cache_clear()
    environment = templates._environment(package, True)
    compiled, compile_ = [], environment.compile
    monkeypatch.setattr(environment, "compile", lambda *words: compiled.append(words) or compile_(*words))
    environment.get_template(name)
    return bool(compiled)


def test_a_template_is_compiled_once(kept, monkeypatch):
    assert compile_anew(monkeypatch)
    assert len(kept()) == 1
    assert not compile_anew(monkeypatch)


@pytest.mark.parametrize("damage", [b"", b"x", b"j2\x05\x00\x00\x00 and so on"])
def test_what_is_damaged_is_compiled_anew(kept, monkeypatch, damage):
    compile_anew(monkeypatch)
    (file,) = kept()
    whole = file.read_bytes()
    file.write_bytes(damage or whole[: len(whole) // 2])

    assert compile_anew(monkeypatch)
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(tmp_path, kept, monkeypatch):
    (tmp_path / "taken").write_text("a file, where a folder would be")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "taken"))

    assert compile_anew(monkeypatch)
    assert compile_anew(monkeypatch)


def test_nothing_is_kept_where_python_may_keep_nothing(kept, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert compile_anew(monkeypatch)
    assert kept() == []
