import pytest

from anarq.loader.scalars import NumberError, core_scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(word, word) for word in ("on", "off", "yes", "no", "Y", "n", "On", "tRUE", "nuLL", "=", "<<")],
        *[(word, word) for word in ("1_000", "12:30:45", "190:20:30", "2024-01-01", "2024-01-01T00:00:00Z", "0b11")],
        *[(word, word) for word in ("1.2.3", "v1", "-", "+", ".", "1e", "e5", "0x", "0o8")],
        *[(word, word) for word in ("-0x1", "1,000", ".e5", "٣")],
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        ("0", 0), ("-7", -7), ("+7", 7), ("010", 10), ("0o10", 8), ("0x1F", 31), ("1.5", 1.5), ("1.", 1.0),
        (".5", 0.5), ("-1e3", -1000.0), ("+1.5E-2", 0.015), ("0.0", 0.0), ("-0e9", 0.0),
        ("9007199254740993", 9007199254740993),
    ],
)  # fmt: skip
def test_plain_scalars_mean_what_the_core_schema_of_yaml_1_2_says(text: str, value: object) -> None:
    found = core_scalar(text, 1000)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (".inf", "not a number in JSON"),
        ("-.INF", "not a number in JSON"),
        (".nan", "not a number in JSON"),
        ("1e400", "too large for a number of 64 bits"),
        ("1e-400", "too small for a number of 64 bits"),
        ("1" * 1001, "1001 characters, 1000 are allowed"),
        ("0x" + "f" * 1000, "1002 characters, 1000 are allowed"),
        ("1." + "0" * 1000, "1002 characters, 1000 are allowed"),
    ],
)
def test_numbers_that_cannot_be_represented_are_refused(text: str, message: str) -> None:
    with pytest.raises(NumberError, match=message):
        core_scalar(text, 1000)


def test_large_integers_are_exact() -> None:
    assert core_scalar("1" * 1000, 1000) == int("1" * 1000)
