"""`nox -s mutation`: what it changes, what it draws, which tests it asks, and when it fails."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "mutation"


def made(scripts: Any, text: str, operator: str) -> list[str]:
    operators = scripts["operators"]
    return [operators.changed(text, each) for each in operators.changes(text) if each.operator == operator]


@pytest.mark.parametrize(
    ("operator", "text", "others"),
    [
        ("comparison", "x = a < b", ["x = (a >= b)"]),
        ("comparison", "x = a in b", ["x = (a not in b)"]),
        ("boundary", "x = a < b", ["x = (a <= b)"]),
        ("boundary", "x = a == b", []),
        ("boolean", "x = a and b", ["x = (a or b)"]),
        ("boolean", "x = True", ["x = False"]),
        ("not", "x = not a", ["x = (a)"]),
        ("condition", "x = a if b else c", ["x = a if (not b) else c"]),
        ("condition", "x = a if b < c else d", []),
        ("arithmetic", "x = a + b", ["x = (a - b)"]),
        ("arithmetic", "x = 'a' + b", []),
        ("number", "x = 60", ["x = 61", "x = 59"]),
        ("number", "x = 1e300", []),
        (
            "default",
            "def f(a=1, *, b=True, c=None): ...",
            ["def f(a=2, *, b=True, c=None): ...", "def f(a=1, *, b=False, c=None): ..."],
        ),
        ("number", "def f(a=1): ...", []),
        ("statement", "f(a)", ["pass"]),
        ("statement", "'a text'", []),
        ("statement", "_LOG.warning(a)", []),
        ("statement", "a.b = c", ["pass"]),
        ("statement", "a = c", []),
        ("returned", "def f():\n    return a == b", ["def f():\n    return (not a == b)", "def f():\n    return None"]),
        ("returned", "def f():\n    return None", []),
        ("swapped", "f(a, b, c)", ["(f(b, a, c))"]),
        ("swapped", "f(a, a)", []),
        ("argument", "f(a, b=c, **d)", ["(f(a, **d))"]),
        ("element", "x = (a, b)", ["x = ((b,))", "x = ((a,))"]),
        ("element", "x, y = a", []),
        ("element", "x = {a: b, c: d}", ["x = ({c: d})", "x = ({a: b})"]),
        ("element", "__all__ = ['a', 'b']", []),
    ],
)
def test_an_operator_changes_what_it_says_and_nothing_else(
    scripts: Any, operator: str, text: str, others: list[str]
) -> None:
    assert sorted(made(scripts, text, operator)) == sorted(others)


@pytest.mark.parametrize(
    "text",
    [
        '"""A module of 60 lines."""',
        "x: dict[str, Literal[1, 2]]",
        "X: TypeAlias = Callable[[A, B], C]",
        "@dataclass(frozen=True)\nclass A:\n    pass",
        "class A(Protocol):\n    x: int = 1",
        "if TYPE_CHECKING:\n    x = 1",
        "x = f'{a + 1}'",
    ],
)
def test_what_only_people_or_the_type_checker_read_is_not_changed(scripts: Any, text: str) -> None:
    assert scripts["operators"].changes(text) == []


def planted(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_what_is_drawn_of_one_function_does_not_hang_on_another(scripts: Any, tmp_path: Path) -> None:
    one = "def one(a, b):\n    return a + b * 2 < 7 and a != b\n"
    root = planted(tmp_path, checks__a=one)
    first = [mutant.id for mutant in scripts["mutants"].drawn(root, 1000)]
    planted(tmp_path, checks__a=f"# A line more.\nLIMIT = 5\n\n\n{one}")
    second = [mutant.id for mutant in scripts["mutants"].drawn(root, 1000)]
    assert first == [name for name in second if "::one::" in name]
    assert len(second) > len(first) > 4


def test_as_many_mutants_are_drawn_of_each_folder_and_the_same_every_time(scripts: Any) -> None:
    mutants, root = scripts["mutants"], scripts["tree"].ROOT
    drawn = mutants.drawn(root)
    groups = [next(name for name, folder in mutants.GROUPS.items() if each.file.startswith(folder)) for each in drawn]
    assert {name: groups.count(name) for name in mutants.GROUPS} == dict.fromkeys(mutants.GROUPS, 40)
    assert len({mutant.id for mutant in drawn}) == 200
    assert [mutant.id for mutant in mutants.drawn(root)] == [mutant.id for mutant in drawn]
    assert [mutant.id for mutant in mutants.drawn(root, seed="another")] != [mutant.id for mutant in drawn]


def test_a_mutant_by_hand_that_fits_nowhere_is_told(scripts: Any) -> None:
    with pytest.raises(ValueError, match="stands there 2 times"):
        scripts["operators"].replaced("a = 1\nb = 1\n", "= 1", "= 2")


def test_every_mutant_by_hand_fits(scripts: Any) -> None:
    assert len(scripts["mutants"].by_hand(scripts["tree"].ROOT)) == 6


def shown(scripts: Any, seconds: dict[str, float], lines: dict[str, dict[int, set[str]]]) -> Any:
    frozen = {file: {line: frozenset(tests) for line, tests in of.items()} for file, of in lines.items()}
    return scripts["selection"].Collected(seconds, [], frozen)


def of(scripts: Any, root: Path, file: str, operator: str) -> Any:
    return next(each for each in scripts["mutants"].mutants(root, file) if each.change.operator == operator)


def test_the_tests_of_a_line_are_asked_the_nearest_and_the_fastest_first(scripts: Any, tmp_path: Path) -> None:
    root = planted(tmp_path, checks__http__a="def a(b):\n    c = 1\n    return b < c\n")
    slow, fast, far = "tests/checks/http/test_b.py::slow", "tests/checks/http/test_b.py::fast", "tests/cli/test_c.py::d"
    own, other = "tests/checks/http/test_a.py::x", "tests/checks/http/test_a.py::other"
    seconds = {slow: 2.0, fast: 0.1, far: 0.01, own: 1.0, other: 0.01, "tests/d/test_e.py::rest": 100.0}
    given = shown(scripts, seconds, {"checks/http/a.py": {2: {other}, 3: {slow, fast, far, own}}})
    mutant = of(scripts, root, "checks/http/a.py", "boundary")
    assert scripts["selection"].tests(root, mutant, given) == [own, fast, slow, far, other]  # of another line: last


def test_no_more_tests_are_asked_than_a_thirtieth_of_the_time_allows(scripts: Any, tmp_path: Path) -> None:
    root = planted(tmp_path, checks__a="def a(b):\n    return b < 1\n")
    seconds = {f"tests/checks/test_b.py::{number:03}": 1.0 for number in range(120)}
    given = shown(scripts, seconds, {"checks/a.py": {2: set(seconds)}})
    assert scripts["selection"].tests(root, of(scripts, root, "checks/a.py", "boundary"), given) == [*seconds][:4]


def test_of_a_constant_those_are_asked_that_run_a_line_which_names_it(scripts: Any, tmp_path: Path) -> None:
    text = "_MOST = 5\n_TWICE = 2 * _MOST\n\n\ndef a(b):\n    return b < _TWICE\n\n\ndef c():\n    return 1\n"
    root = planted(tmp_path, checks__a=text)
    given = shown(scripts, {"t::a": 1.0, "t::c": 1.0}, {"checks/a.py": {1: {"t::c"}, 6: {"t::a"}, 10: {"t::c"}}})
    assert scripts["selection"].tests(root, of(scripts, root, "checks/a.py", "number"), given) == ["t::a"]


def test_of_the_default_of_an_argument_those_are_asked_that_run_its_function(scripts: Any, tmp_path: Path) -> None:
    root = planted(tmp_path, checks__a="MOST = 5\n\n\ndef a(b, most=MOST):\n    return b < most\n")
    given = shown(scripts, {"t::a": 1.0, "t::c": 1.0}, {"checks/a.py": {1: {"t::c"}, 5: {"t::a"}}})
    assert scripts["selection"].tests(root, of(scripts, root, "checks/a.py", "number"), given) == ["t::a"]


def test_tests_are_near_by_where_they_lie_by_what_they_import_and_by_name(scripts: Any, tmp_path: Path) -> None:
    code = "def a(b):\n    return b < 1\n"
    root = planted(
        tmp_path,
        checks__http__a=code,
        anarq__wire__b=code,
        tests__checks__test_page="",
        tests__cli__test_check="from anarq.checks.http.a import a",
        tests__cli__test_other="from anarq.checks.http import b",
        tests__cli__test_call="def test_it():\n    from anarq.wire import b",
        tests__wired__test_it="import anarq",
    )
    drawn = [of(scripts, root, file, "boundary") for file in ("checks/http/a.py", "anarq/wire/b.py")]
    near = ["tests/checks/test_page.py", "tests/cli/test_call.py", "tests/cli/test_check.py"]
    assert scripts["selection"].near(root, drawn) == near
    by_hand = dataclasses.replace(drawn[0], test="tests/wired/test_it.py::test_it")
    assert scripts["selection"].near(root, [*drawn, by_hand]) == [*near, "tests/wired/test_it.py"]


def test_a_survivor_fails_unless_it_is_listed_and_a_list_that_is_too_long_fails_as_well(scripts: Any) -> None:
    session, root = scripts["session"], scripts["tree"].ROOT
    verdict = scripts["trial"].Verdict
    drawn = scripts["mutants"].drawn(root)
    dead = {mutant: verdict(True, "t", "", 0.0, 1) for mutant in drawn}
    last = drawn[-1]
    one_lives = dead | {last: verdict(False, "", "", 0.0, 1)}
    assert session.wrong(dead, {}) == []
    assert session.wrong(one_lives, {}) == [f"survived  {last.id}"]
    assert session.wrong(one_lives, {last.id: "why"}) == []
    assert session.wrong(dead, {last.id: "why"}) == [f"dies, and stands in survivors.yaml  {last.id}"]
    assert session.wrong(dead, {"gone": "why"}) == ["is drawn no more, and stands in survivors.yaml  gone"]
    assert session.wrong(dead, {"gone": "why"}, whole=False) == []


def test_no_list_makes_good_more_than_a_twentieth_of_survivors(scripts: Any) -> None:
    verdict = scripts["trial"].Verdict
    drawn = scripts["mutants"].drawn(scripts["tree"].ROOT)
    verdicts = {mutant: verdict(at >= 11, "", "", 0.0, 1) for at, mutant in enumerate(drawn)}
    listed = {mutant.id: "why" for mutant in drawn[:11]}
    assert scripts["session"].wrong(verdicts, listed) == ["189 of 200 die, at least 95% must"]


def test_a_mutant_by_hand_must_die_whatever_is_listed(scripts: Any) -> None:
    mutant = scripts["mutants"].by_hand(scripts["tree"].ROOT)[0]
    verdicts = {mutant: scripts["trial"].Verdict(False, "", "", 0.0, 1)}
    (told,) = scripts["session"].wrong(verdicts, {mutant.id: "why"}, whole=False)
    assert told.startswith(f"survived  {mutant.id}")
    assert mutant.why in told


TRY = """
import json, sys, time
from pathlib import Path
import trial
trial._PROCESSOR = (6.0, 0.0)
run = trial.Running(Path(sys.argv[1]), Path(sys.argv[1]) / "out.json", sys.argv[2:], dict.fromkeys(sys.argv[2:], 0.0))
while (verdict := run.poll()) is None:
    time.sleep(0.01)
print(json.dumps([verdict.killed, verdict.by]))
"""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def f(): return 1", [False, ""]),
        ("def f(): return 2", [True, "tests/test_f.py::test_f"]),
        ("def f(", [True, "import"]),
        ("def f():\n    while True: pass", [True, "time"]),
    ],
)
def test_a_mutant_dies_by_a_test_by_not_starting_or_by_not_ending(tmp_path: Path, code: str, told: list[Any]) -> None:
    test = "from ours import f\n\n\ndef test_f(): assert f() == 1\n\n\ndef test_other(): assert f() == 1\n"
    planted(tmp_path, ours=code, tests__test_f=test)
    names = ["tests/test_f.py::test_f", "tests/test_f.py::test_that_is_no_more"]
    command = [sys.executable, "-c", TRY, str(tmp_path), *names]
    run = subprocess.run(command, capture_output=True, text=True, cwd=FOLDER, check=True)
    assert json.loads(run.stdout) == told


def test_a_file_stands_changed_for_a_while_and_as_before_afterwards(scripts: Any, tmp_path: Path) -> None:
    planted(tmp_path, a="X = 1\n")
    before = (tmp_path / "a.py").stat().st_mtime_ns
    with scripts["tree"].standing(tmp_path, "a.py", "X = 2\n"):
        assert (tmp_path / "a.py").read_text() == "X = 2\n"
    assert (tmp_path / "a.py").read_text() == "X = 1\n"
    assert (tmp_path / "a.py").stat().st_mtime_ns == before
