import os
import shutil
from dataclasses import replace

import pytest

from anarq.generators.disk import Repository, drift, load, read, write
from anarq.generators.file import File, Target
from anarq.generators.homes import is_root
from anarq.generators.plan import Change, Kind
from anarq.model.errors import AnarqError
from anarq.source.overlay import OverlaySource


def target(*files, owns=("out/_gen/*.txt", "out/_gen/deep/*.txt")):
    return Target("t", "", owns, lambda _: iter(files))


def test_writing_makes_the_tree_what_is_generated_and_leaves_nothing_behind(tmp_path, lanterns):
    (tmp_path / "out/_gen/deep/__pycache__").mkdir(parents=True)
    (tmp_path / "out/_gen/deep/__pycache__/old.pyc").write_bytes(b"")
    (tmp_path / "out/_gen/deep/old.txt").write_text("old")
    (tmp_path / "out/_gen/kept.bin").write_text("not ours")
    wanted = target(File("out/_gen/a.txt", "é\n"))
    found = drift(tmp_path, lanterns, [wanted])
    write(tmp_path, found)
    assert (tmp_path / "out/_gen/a.txt").read_bytes() == "é\n".encode()
    assert not (tmp_path / "out/_gen/deep").exists()
    assert sorted(path.name for path in (tmp_path / "out/_gen").iterdir()) == ["a.txt", "kept.bin"]
    assert drift(tmp_path, lanterns, [wanted]) == ()


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("1")
    file.chmod(0o600)
    write(tmp_path, [Change("a.txt", Kind.CHANGED, "1", "2")])
    assert file.read_text() == "2"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def outside(tmp_path):
    made = tmp_path / "outside"
    made.mkdir()
    (made / "secret.txt").write_text("TOKEN=abc")
    return made


@pytest.fixture
def root(tmp_path):
    made = tmp_path / "root"
    (made / "out/_gen").mkdir(parents=True)
    return made


def refused(root, ecosystem, wanted):
    with pytest.raises(AnarqError) as caught:
        drift(root, ecosystem, [wanted])
    assert "TOKEN" not in str(caught.value)
    return [(problem.place.file, problem.message) for problem in caught.value.problems]


LINK = "cannot be read: a link stands here, and no link is followed"


@pytest.mark.parametrize("leads_to", ["../../../outside/secret.txt", "/proc/self/environ", "/dev/zero", "nowhere"])
def test_a_link_among_generated_files_is_named_and_not_read(root, outside, lanterns, leads_to):
    (root / "out/_gen/left_over.txt").symlink_to(leads_to)
    (root / "out/_gen/a.txt").symlink_to(leads_to)
    found = refused(root, lanterns, target(File("out/_gen/a.txt", "1\n")))
    assert found == [("out/_gen/a.txt", LINK), ("out/_gen/left_over.txt", LINK)]


def test_a_link_in_the_middle_of_a_path_is_named_and_not_entered(root, outside, lanterns):
    (root / "out/_gen/deep").symlink_to(outside)
    assert refused(root, lanterns, target(File("out/_gen/deep/secret.txt", "1\n"))) == [
        ("out/_gen/deep/secret.txt", LINK)
    ]
    assert drift(root, lanterns, [target()]) == ()  # nothing of ours is behind it


def test_a_pipe_is_not_waited_for(root, lanterns):
    os.mkfifo(root / "out/_gen/a.txt")
    ((path, message),) = refused(root, lanterns, target())
    assert (path, "no regular file" in message) == ("out/_gen/a.txt", True)


def test_a_folder_that_cannot_be_listed_is_named(root, lanterns, monkeypatch):
    def unlisted(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", unlisted)
    with pytest.raises(AnarqError, match=r"out/_gen/\*\.txt.*cannot be listed: Permission denied"):
        drift(root, lanterns, [target()])


def test_a_file_that_is_too_large_is_not_read(root, lanterns):
    with (root / "out/_gen/a.txt").open("wb") as file:
        file.truncate(32 * 1024 * 1024 + 1)
    assert "larger" in refused(root, lanterns, target())[0][1]


@pytest.mark.parametrize("linked", ["out", "out/_gen", "out/_gen/secret.txt"])
@pytest.mark.parametrize("kind", [Kind.MISSING, Kind.CHANGED, Kind.ORPHAN])
def test_nothing_is_written_or_removed_through_a_link(root, outside, linked, kind):
    (outside / "_gen").mkdir()
    for path in (outside / "secret.txt", outside / "_gen/secret.txt"):
        path.write_text("TOKEN=abc")
    shutil.rmtree(root / "out")
    (root / linked).parent.mkdir(parents=True, exist_ok=True)
    (root / linked).symlink_to(outside / "secret.txt" if linked.endswith(".txt") else outside)
    before = sorted((path, path.read_bytes()) for path in outside.rglob("*.txt"))
    change = Change("out/_gen/secret.txt", kind, "", "1")
    if kind is Kind.ORPHAN and linked.endswith(".txt"):
        write(root, [change])  # the link itself is ours to remove
        assert not (root / linked).is_symlink()
    else:
        with pytest.raises(AnarqError, match="a link stands here"):
            write(root, [change])
    assert sorted((path, path.read_bytes()) for path in outside.rglob("*.txt")) == before


def test_a_folder_that_is_replaced_by_a_link_between_the_look_and_the_write_is_not_written_through(
    root, outside, monkeypatch
):
    (root / "out/_gen/a.txt").write_text("old")
    real = os.replace

    def swapped(*arguments, **options):
        (root / "out/_gen").rename(root / "out/moved")
        (root / "out/_gen").symlink_to(outside)
        monkeypatch.undo()
        return real(*arguments, **options)

    monkeypatch.setattr(os, "replace", swapped)
    write(root, [Change("out/_gen/a.txt", Kind.CHANGED, "old", "new")])
    assert sorted(path.name for path in outside.iterdir()) == ["secret.txt"]
    assert (root / "out/moved/a.txt").read_text() == "new"


def test_a_root_that_is_a_link_itself_is_the_users(root, tmp_path, lanterns):
    (tmp_path / "alias").symlink_to(root)
    wanted = target(File("out/_gen/a.txt", "1\n"))
    write(tmp_path / "alias", drift(tmp_path / "alias", lanterns, [wanted]))
    assert (root / "out/_gen/a.txt").read_text() == "1\n"


def test_what_cannot_be_written_is_told_with_its_path(tmp_path):
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(AnarqError, match=r"a/b\.txt"):
        write(tmp_path, [Change("a/b.txt", Kind.MISSING, "", "1")])


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    (tmp_path / "a.txt").mkdir()  # cannot be replaced by a file
    with pytest.raises(AnarqError):
        write(tmp_path, [Change("a.txt", Kind.CHANGED, "", "1")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_root_is_a_folder_with_modules_and_spec(golden, tmp_path):
    assert is_root(golden)
    assert not is_root(golden / "modules" / "lantern")
    assert not is_root(tmp_path)


def test_every_problem_of_the_specs_is_gathered(tmp_path):
    for path in ("spec/common", "modules/a", "modules/b"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "spec/standards.yaml").write_text("version: 1.0.0\n")
    (tmp_path / "modules/a/module.yaml").write_text("name: [\n")
    (tmp_path / "modules/b/mcp.json").write_text("{")
    with pytest.raises(AnarqError) as caught:
        read(tmp_path)
    assert {problem.place.file for problem in caught.value.problems} == {"modules/a/module.yaml", "modules/b/mcp.json"}


@pytest.mark.parametrize("folder", ["spec", "spec/common", "modules"])
def test_nothing_is_read_of_a_folder_that_leads_out_of_the_repository(golden, outside, tmp_path, folder):
    root = tmp_path / "repository"
    for name in ("spec", "modules"):
        shutil.copytree(golden / name, root / name)
    assert read(root).modules.keys() == read(golden).modules.keys()
    shutil.move(root / folder, outside / "specs")
    (root / folder).symlink_to(outside / "specs")
    with pytest.raises(AnarqError):
        read(root)


@pytest.mark.parametrize(("own", "named"), [(None, "read-latency"), ("objectives: [{name: ours}]\n", "ours")])
def test_what_the_platform_says_is_that_of_the_repository_where_it_has_its_own(golden, tmp_path, own, named):
    root = shutil.copytree(golden, tmp_path / "lantern")
    if own:
        slo = root / "spec" / "platform" / "observability" / "slo.yaml"
        slo.parent.mkdir(parents=True)
        slo.write_text(own)
    platform = read(root).standards.vocabulary.platform
    assert platform["observability/slo.yaml"].root.get("objectives", 0, "name").text() == named


def test_code_is_made_of_modules_in_the_house_layout_alone(golden):
    here = Repository.at(golden)
    modules = OverlaySource(here.modules, {"foreign/mcp.json": b"{}"})
    assert list(load(replace(here, modules=modules)).modules) == list(load(here).modules)
