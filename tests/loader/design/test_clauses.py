"""Statements of a text written as the design is, each with its id."""

from textwrap import dedent

import pytest

from anarq.loader.design.clauses import clauses


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.id, one.kind, one.words) for one in clauses(dedent(text))]


def test_a_paragraph_and_the_items_of_a_list_are_statements_called_after_their_label() -> None:
    text = """\
    ## Limits
    #### Adaptive Limits
    All calls are counted, whoever makes them today.
    - **Circuit Breakers**: Stop what fails
    1. Plain words before a colon: and behind it
       - Inner item
    """
    assert found(text) == [
        (
            "adaptive-limits.all-calls-are-counted-whoever-makes",
            "statement",
            "All calls are counted, whoever makes them today.",
        ),
        ("adaptive-limits.circuit-breakers", "statement", "**Circuit Breakers**: Stop what fails"),
        (
            "adaptive-limits.plain-words-before-a-colon",
            "statement",
            "Plain words before a colon: and behind it",
        ),
        ("adaptive-limits.plain-words-before-a-colon.inner-item", "statement", "Inner item"),
    ]


def test_a_module_offers_tools_topics_and_what_its_interface_does() -> None:
    text = """\
    ### Storage Modules (Qdrive, QpiC)
    **Purpose**: Files.
    **Interfaces**:
    - HTTP API: File upload, retrieval
    - MCP Tools: `qdrive.put`, `qpic.transcode`
    - Events: `q.qdrive.file.created.v1`
    **Key Components**:
    - File Manager: Core file operations
    """
    assert [(id_, kind) for id_, kind, _ in found(text)] == [
        ("qdrive-qpic.purpose", "purpose"),
        ("qdrive-qpic.interfaces.http-api", "offer"),
        ("qdrive-qpic.interfaces.http-api.file-upload", "operation"),
        ("qdrive-qpic.interfaces.http-api.retrieval", "operation"),
        ("qdrive-qpic.interfaces.mcp-tools", "offer"),
        ("tool.qdrive.put", "tool"),
        ("tool.qpic.transcode", "tool"),
        ("qdrive-qpic.interfaces.events", "offer"),
        ("topic.q.qdrive.file.created.v1", "topic"),
        ("qdrive-qpic.key-components.file-manager", "component"),
    ]


def test_gates_are_told_from_other_statements() -> None:
    text = """\
    ## CI/CD Quality Gates
    ### Pre-commit
    - **Linting**: Of specs
    """
    assert found(text) == [("pre-commit.linting", "gate", "**Linting**: Of specs")]


BLOCKS = [
    ("mermaid", '    IPFS[IPFS Storage]\n    subgraph "x"', [("part.IPFS", "part", "IPFS[IPFS Storage]")]),
    ("mermaid", "    A -.->|identity| B", [("arrow.A-B", "arrow", "A -.->|identity| B")]),
    ("mermaid", "    A --> B", [("link.A-B", "link", "A --> B")]),
    (
        "",
        "name/\n├── a/   # A\n│   └── b.js\n└── c",
        [("file.a", "file", "a/   # A"), ("file.a/b.js", "file", "b.js"), ("file.c", "file", "c")],
    ),
    ("", "x-sig: <signature>", [("header.x-sig", "header", "x-sig: <signature>")]),
    (
        "",
        "q.<module>.<action>\n- q.a.b.v1",
        [("here.pattern", "statement", "q.<module>.<action>"), ("here.q.a.b.v1", "example", "- q.a.b.v1")],
    ),
    ("json", '{\n  "code": "SUCCESS"\n}', [("here.code", "member", '"code": "SUCCESS"')]),
    ("typescript", "enum E {\n  NO_WAY = 'NO_WAY'\n}", [("error.NO_WAY", "error-code", "NO_WAY = 'NO_WAY'")]),
    (
        "typescript",
        "const P = {\n  'a-b': { x: 'P1D' }  // a day\n};",
        [("retention.a-b", "value", "'a-b': { x: 'P1D' }  // a day")],
    ),
    (
        "typescript",
        "interface A {\n  b: {\n    c: number;  // 5\n  }[];\n}",
        [
            ("interface.A", "interface", "interface A {"),
            ("interface.A.b", "member", "b: {"),
            ("interface.A.b[].c", "member", "c: number;  // 5"),
        ],
    ),
    (
        "",
        "Topic: q.a.b.v1\nPayload: {\n  c: string;\n}",
        [
            ("topic.q.a.b.v1", "topic", "q.a.b.v1"),
            ("interface.DiscoveryEvent", "interface", "Payload: {"),
            ("interface.DiscoveryEvent.c", "member", "c: string;"),
        ],
    ),
    ("yaml", "/a/b:\n  post:\n    x: 1", [("here.post-a-b", "endpoint", "/a/b:\n  post:\n    x: 1")]),
    (
        "bash",
        "# A note\ntool run \\\n  --max P1D \\\n  --dry",
        [
            ("command.tool.run", "command", "tool run"),
            ("command.tool.run.--max", "option", "--max P1D"),
            ("command.tool.run.--dry", "option", "--dry"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "block", "expected"), BLOCKS)
def test_a_block_says_what_its_language_lets_it(language: str, block: str, expected: list[object]) -> None:
    assert found(f"## Here\n```{language}\n{block}\n```\n") == expected


def test_a_clause_knows_its_line_and_the_nearest_heading() -> None:
    (clause,) = clauses("# Whole\n\n## Part\n### Inner\n\nWords.\n")
    assert (clause.line, clause.heading) == (6, "Inner")


def test_two_clauses_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two clauses are called part\.words"):
        clauses("## Part\n- **Words**: one\n- **Words**: two\n")
