import sys
from collections.abc import Callable

from anarq.loader.vocabulary import packaged_layouts
from anarq.model.layout import Role
from anarq.model.recognise import LeftOut, Recognised, recognise


def seen(*names: str) -> Recognised:
    return recognise(names, packaged_layouts())


def layouts(found: Recognised) -> dict[str, str]:
    return {module.folder: module.layout.name for module in found.modules}


def test_a_manifest_makes_a_folder_a_module_of_the_house() -> None:
    assert layouts(seen("a/module.yaml", "a/openapi.yaml", "a/events/catalog.md")) == {"a/": "anarq"}


def test_without_its_manifest_a_module_of_the_house_is_known_by_its_policies_and_its_map() -> None:
    files = ("a/openapi.yaml", "a/security/policies.yaml", "a/storage/map.yaml", "a/events/catalog.md")
    assert layouts(seen(*files)) == {"a/": "anarq"}
    assert layouts(seen(*files[:2])) == {"a/": "design"}


def test_an_interface_alone_is_a_module_of_the_design_wherever_it_lies() -> None:
    assert layouts(seen("a/openapi.yml", "b/mcp.json", "c/docs/api/openapi.json")) == {
        "a/": "design",
        "b/": "design",
        "c/": "design",
    }


def test_modules_are_found_at_any_depth_and_their_files_are_theirs_alone() -> None:
    found = seen("x/y/a/module.yaml", "x/y/a/src/b.py", "x/y/ab/mcp.json", "x/z.txt")
    assert {module.folder: module.files for module in found.modules} == {
        "x/y/a/": {"module.yaml", "src/b.py"},
        "x/y/ab/": {"mcp.json"},
    }
    assert found.left_out == ()


def test_what_is_generated_makes_nothing_a_module() -> None:
    assert seen("a/_gen/openapi.yaml").modules == ()


def test_the_outermost_folder_is_the_module_and_what_it_swallows_is_told() -> None:
    found = seen("openapi.yaml", "services/qmail/module.yaml")
    assert layouts(found) == {"": "design"}
    (left_out,) = found.left_out
    assert left_out.folder == "services/qmail/"
    assert "lies in a module" in left_out.reason


def test_an_interface_among_the_documents_of_some_code_makes_the_code_a_module() -> None:
    places = ("docs/openapi.yaml", "docs/v1/openapi.yml", "api/openapi.json", "docs/mcp.json")
    for place in places:
        assert layouts(seen(f"a/{place}", "a/go.mod", "a/main.go")) == {"a/": "design"}, place
    assert layouts(seen("src/main/resources/static/openapi.yaml", "pom.xml")) == {"": "design"}


def test_the_documents_of_several_modules_do_not_make_one_of_them_all() -> None:
    found = seen("package.json", "docs/openapi.yaml", "services/a/package.json", "services/a/docs/openapi.yaml")
    assert layouts(found) == {"docs/": "design", "services/a/": "design"}
    assert found.left_out == ()


def test_an_interface_among_documents_alone_is_a_module_of_its_folder() -> None:
    assert layouts(seen("a/docs/openapi.yaml", "a/docs/index.md")) == {"a/docs/": "design"}


def test_what_a_module_puts_where_it_belongs_is_no_module_of_its_own() -> None:
    found = seen("a/mcp.json", "a/docs/api/openapi.yaml")
    assert layouts(found) == {"a/": "design"}
    assert found.left_out == ()


def test_what_looks_like_a_module_is_named_with_the_reason() -> None:
    found = seen("qmail/module.yaml", "qchat/package.json", "qchat/contracts/a.schema.json", "notes/a.txt")
    (left_out,) = found.left_out
    assert left_out == LeftOut("qchat/", left_out.reason, left_out.mend)
    assert left_out.reason == "it holds `contracts/a.schema.json`, and nothing that makes a folder a module"
    assert "`module.yaml`" in left_out.mend


def test_a_folder_that_holds_modules_is_not_said_to_look_like_one() -> None:
    assert seen("package.json", "qmail/module.yaml").left_out == ()


def test_a_role_goes_to_the_file_at_the_best_place() -> None:
    (module,) = seen("docs/api/openapi.yaml", "openapi.yml", "mcp.json").modules
    claims = module.layout.claims(module.files)
    assert claims.by_role[Role.HTTP] == ("openapi.yml",)
    assert {path: role.path for path, role in claims.elsewhere.items()} == {"openapi.yml": "openapi.yaml"}


def test_every_file_of_a_role_that_many_have_is_claimed_wherever_it_lies() -> None:
    (module,) = seen("mcp.json", "events/a.event.json", "schemas/events/b.json").modules
    claims = module.layout.claims(module.files)
    assert claims.by_role[Role.TOPIC] == ("events/a.event.json", "schemas/events/b.json")
    assert set(claims.elsewhere) == {"schemas/events/b.json"}


def test_a_middleware_is_one_in_any_language() -> None:
    design = next(layout for layout in packaged_layouts() if layout.name == "design")
    for path in ("security/middleware.go", "security/auth_middleware.py", "src/main/java/AuthMiddleware.java"):
        role = design.role_of(path)
        assert role is not None
        assert role.role is Role.MIDDLEWARE


def test_the_design_has_all_26_items_of_its_standard_structure() -> None:
    structure = [
        "README.md",
        "package.json",
        "docker-compose.yml",
        "openapi.yaml",
        "mcp.json",
        "contracts/a.schema.json",
        "contracts/a.test.js",
        "events/catalog.md",
        "events/a.event.json",
        "events/a.test.js",
        "security/policies.md",
        "security/middleware.js",
        "security/keys/dev.pem",
        "storage/map.md",
        "storage/pinning.policy.json",
        "observability/audit.md",
        "observability/metrics.js",
        "compat/matrix.md",
        "src/handlers/a.js",
        "src/services/a.js",
        "src/mocks/a.js",
        "src/utils/a.js",
        "tests/unit/a.js",
        "tests/contract/a.js",
        "tests/integration/a.js",
        "tests/e2e/a.js",
    ]
    design = next(layout for layout in packaged_layouts() if layout.name == "design")
    claims = design.claims(structure)
    assert len(structure) == 26
    assert sorted(path for paths in claims.by_role.values() for path in paths) == sorted(structure)
    assert len(claims.by_role) == 26
    assert not claims.elsewhere


def test_twice_as_many_names_cost_twice_as_much() -> None:
    def names(number: int) -> list[str]:
        every = (f"a/{index}/" for index in range(number))
        return [f"{folder}{file}" for folder in every for file in ("mcp.json", "src/a.js", "package.json")]

    few, many = (_calls(lambda number=number: seen(*names(number))) for number in (100, 200))
    assert many < few * 2.1


def _calls(action: Callable[[], object]) -> int:
    """How many functions are called, those of the interpreter included."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count
