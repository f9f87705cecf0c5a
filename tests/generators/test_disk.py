import pytest

from anarq.generators.disk import drift, find_root, read, write
from anarq.generators.file import File, Target
from anarq.generators.plan import Change, Kind
from anarq.model.errors import AnarqError


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


def test_nothing_is_written_through_a_link_out_of_the_repository(tmp_path):
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (root / "out").symlink_to(outside)
    with pytest.raises(AnarqError, match="leads out of the repository"):
        write(root, [Change("out/a.txt", Kind.MISSING, "", "1")])
    assert list(outside.iterdir()) == []


def test_what_cannot_be_written_is_told_with_its_path(tmp_path):
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(AnarqError, match=r"a/b\.txt"):
        write(tmp_path, [Change("a/b.txt", Kind.MISSING, "", "1")])


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    (tmp_path / "a.txt").mkdir()  # cannot be replaced by a file
    with pytest.raises(AnarqError):
        write(tmp_path, [Change("a.txt", Kind.CHANGED, "", "1")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_root_is_the_nearest_folder_with_modules_and_spec(golden, tmp_path):
    assert find_root(golden / "modules" / "lantern") == golden
    assert find_root(golden) == golden
    assert find_root(tmp_path) is None


def test_every_problem_of_the_specs_is_gathered(tmp_path):
    for path in ("spec/common", "modules/a", "modules/b"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "spec/standards.yaml").write_text("version: 1.0.0\n")
    (tmp_path / "modules/a/module.yaml").write_text("name: [\n")
    (tmp_path / "modules/b/mcp.json").write_text("{")
    with pytest.raises(AnarqError) as caught:
        read(tmp_path)
    assert {problem.place.file for problem in caught.value.problems} == {"modules/a/module.yaml", "modules/b/mcp.json"}
