"""The forms of a report."""

from enum import StrEnum


class Form(StrEnum):
    """A form: text for people, or one document of a kind that a machine reads, or that is kept."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    HTML = "html"
    MARKDOWN = "markdown"
