import pytest

from anarq.rules.examples import parse_page
from anarq.rules.examples.page import Expected, PageError

PAGE = """\
## What it does

Looks.

## Why

Because.

## Bad

### One

```yaml openapi.yaml
paths:
  /a: {}  # error: first  # error: second
```

```json mcp.json
{}
```

error at /tools: third

### Two

```yaml openapi.yaml
x: 1 # error: fourth
```

## Good

```yaml openapi.yaml
## Bad
paths: {}
```
"""


def test_a_page_is_read_into_sections_cases_and_expectations() -> None:
    page = parse_page(PAGE)
    one, two = page.bad
    assert (one.title, [block.file for block in one.blocks]) == ("One", ["openapi.yaml", "mcp.json"])
    assert one.expected == (
        Expected("openapi.yaml", 2, "", "first"),
        Expected("openapi.yaml", 2, "", "second"),
        Expected("mcp.json", None, "/tools", "third"),
    )
    assert [expected.fragment for expected in two.expected] == ["fourth"]


def test_a_heading_inside_of_a_block_is_text() -> None:
    (good,) = parse_page(PAGE).good
    assert good.blocks[0].text == "## Bad\npaths: {}\n"


def test_expectations_say_where_they_stand() -> None:
    first, _, third = parse_page(PAGE).bad[0].expected
    assert (str(first), str(third)) == ("openapi.yaml, line 2: first", "mcp.json, at `/tools`: third")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## Why\n", "## Reasons\n", "the sections are What it does, Reasons, Bad, Good"),
        ("## What it does\n\nLooks.\n", "", "expected are What it does, Why, Bad, Good"),
        ("Because.", "", "the section `Why` is empty"),
        ("```yaml openapi.yaml\n## Bad\npaths: {}\n```", "Nothing.", "both `Bad` and `Good` need an example"),
        (" # error: fourth", "", "the bad example `Two` does not say what is found in it"),
        ("paths: {}\n", "paths: {} # error: x\n", "the good example `Good` expects a finding"),
        ("```json mcp.json", "```json", "`json` names no file"),
        ("paths: {}\n```\n", "paths: {}\n", "the block of `openapi.yaml` is not closed"),
        ("### One", "error at /x: y", "`error at /x: y` follows no block"),
    ],
)
def test_a_page_off_the_format_is_refused(old: str, new: str, message: str) -> None:
    assert old in PAGE
    with pytest.raises(PageError) as caught:
        parse_page(PAGE.replace(old, new, 1))
    assert message in str(caught.value).replace("```", "`")


def test_a_block_with_a_longer_fence_holds_fences_and_headings() -> None:
    inner = "## Sent\n\n```json\n{}\n```\n"
    page = parse_page(PAGE.replace("```json mcp.json\n{}\n```", f"````markdown catalog.md\n{inner}````"))
    assert (page.bad[0].blocks[1].file, page.bad[0].blocks[1].text) == ("catalog.md", inner)
