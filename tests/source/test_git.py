import os
import shutil
import subprocess
from pathlib import Path

import pytest

from anarq.model.errors import AnarqError
from anarq.source import GitSource

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(repo: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(repo), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment, text=True).stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "modules" / "qchat").mkdir(parents=True)
    (tmp_path / "modules" / "qchat" / "openapi.yaml").write_text("version: 1\n")
    (tmp_path / "modules" / "qchat" / "ünïcode\n.yaml").write_text("odd")
    (tmp_path / "modules" / "qchat" / "in.yaml").symlink_to("openapi.yaml")
    (tmp_path / "modules" / "qchat" / "out.yaml").symlink_to("../../secret")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "tag", "v1")
    (tmp_path / "modules" / "qchat" / "openapi.yaml").write_text("version: 2\n")
    git(tmp_path, "commit", "-q", "-a", "-m", "two")
    return tmp_path


def test_a_folder_is_read_as_it_was_in_the_revision(repo: Path) -> None:
    source = GitSource(repo, "v1", "modules/qchat")
    assert list(source.paths()) == ["in.yaml", "openapi.yaml", "ünïcode\n.yaml"]
    assert source.read("openapi.yaml") == b"version: 1\n"
    assert source.read("in.yaml") == b"version: 1\n"
    assert source.display("openapi.yaml") == "v1:modules/qchat/openapi.yaml"
    assert GitSource(repo, "HEAD", "modules/qchat").read("openapi.yaml") == b"version: 2\n"


def test_a_folder_may_be_named_from_where_one_stands(repo: Path) -> None:
    assert GitSource(repo / "modules", "v1", "./qchat").read("openapi.yaml") == b"version: 1\n"
    assert GitSource(repo / "modules" / "qchat", "v1", ".").read("openapi.yaml") == b"version: 1\n"


def test_the_whole_tree_is_the_default(repo: Path) -> None:
    assert "modules/qchat/openapi.yaml" in list(GitSource(repo, "v1").paths())


def test_a_link_out_of_the_folder_is_refused(repo: Path) -> None:
    source = GitSource(repo, "v1", "modules/qchat")
    assert [problem.message for problem in source.refused()] == ["the link leads out of `v1:modules/qchat`"]
    with pytest.raises(AnarqError, match="the link leads out of"):
        source.read("out.yaml")


def test_a_submodule_is_not_a_file(repo: Path) -> None:
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},other")
    git(repo, "commit", "-q", "-m", "three")
    with pytest.raises(AnarqError, match="not a regular file"):
        GitSource(repo, "HEAD").read("other")


@pytest.mark.parametrize(
    ("revision", "folder"),
    [("v9", ""), ("v1", "modules/none"), ("--output=/tmp/x", ""), ("-h", ""), ("", ""), ("v1\0", ""), ("a\nb", "")],
)
def test_a_revision_or_folder_that_is_not_there_is_an_error(repo: Path, revision: str, folder: str) -> None:
    with pytest.raises(AnarqError) as caught:
        list(GitSource(repo, revision, folder).paths())
    (problem,) = caught.value.problems
    assert f"{problem.place} {problem.message} {problem.mend}".isprintable()


def test_a_folder_without_a_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    with pytest.raises(
        AnarqError, match=r"^HEAD:1:1 error `HEAD` would be a revision of git, and .* is in no repository"
    ):
        list(GitSource(tmp_path, "HEAD").paths())


def test_git_that_is_not_installed_is_an_error(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AnarqError, match="git is not installed"):
        list(GitSource(repo, "HEAD").paths())


def test_variables_that_point_git_elsewhere_are_dropped(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert GitSource(repo, "v1", "modules/qchat").read("openapi.yaml") == b"version: 1\n"


def test_an_object_that_a_partial_clone_lacks_is_an_error_and_is_not_fetched(repo: Path, tmp_path: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    git(repo, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repo}", str(partial))
    lacking = git(partial, "rev-list", "--objects", "--missing=print", "HEAD")
    assert "\n?" in lacking
    with pytest.raises(AnarqError, match="HEAD:modules/qchat:1:1 error git "):
        GitSource(partial, "HEAD", "modules/qchat").read("openapi.yaml")
    assert git(partial, "rev-list", "--objects", "--missing=print", "HEAD") == lacking
    git(partial, "cat-file", "blob", "HEAD:modules/qchat/openapi.yaml")
    assert git(partial, "rev-list", "--objects", "--missing=print", "HEAD") != lacking  # plain git does fetch it
