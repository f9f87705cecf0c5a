import pytest

from anarq.checks.spec._keywords import without_effect
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020, OPENAPI_30, OPENAPI_31, Dialect


@pytest.mark.parametrize(
    ("key", "dialect", "mend"),
    [
        ("maxLenght", DRAFT_2020, "did you mean `maxLength`?"),
        ("minlength", DRAFT_7, "did you mean `minLength`?"),
        ("additionalProperites", OPENAPI_31, "did you mean `additionalProperties`?"),
        ("tpye", DRAFT_2020, "did you mean `type`?"),
        ("titel", DRAFT_2020, "did you mean `title`?"),
        ("discription", DRAFT_2020, "did you mean `description`?"),
        ("depricated", DRAFT_2020, "did you mean `deprecated`?"),
        ("readonly", DRAFT_2020, "did you mean `readOnly`?"),
        ("writeonly", DRAFT_2020, "did you mean `writeOnly`?"),
        ("contentEncodng", DRAFT_2020, "did you mean `contentEncoding`?"),
        ("contentMediatype", DRAFT_2020, "did you mean `contentMediaType`?"),
        ("dynamicRef", DRAFT_2020, "did you mean `$dynamicRef`?"),
        ("$coment", DRAFT_2020, "did you mean `$comment`?"),
        ("nullable", DRAFT_2020, "take it away, and add `null` to the `type` if that is meant"),
        ("nullable", OPENAPI_31, "take it away, and add `null` to the `type` if that is meant"),
        ("id", DRAFT_2019, "write `$id`"),
        ("additionalItems", DRAFT_2020, "write `items` beside `prefixItems`"),
        ("$recursiveRef", DRAFT_2020, "write `$dynamicRef`"),
        ("then", DRAFT_2020, "add `if`, or take it away"),
        ("if", DRAFT_2020, "add `then` or `else`, or take it away"),
        ("dependencies", DRAFT_2020, "write `dependentRequired` or `dependentSchemas`"),
        ("discriminator", DRAFT_2020, "let a member have another `const` in each branch"),
        ("maxContains", DRAFT_2020, "add `contains`, or take it away"),
        ("ref", DRAFT_2020, "did you mean `$ref`?"),
        ("types", DRAFT_2020, "did you mean `type`?"),
        ("enums", DRAFT_7, "did you mean `enum`?"),
        ("regex", DRAFT_2020, "did you mean `pattern`?"),
        ("additionalProperty", DRAFT_2020, "did you mean `additionalProperties`?"),
    ],
)
def test_a_keyword_that_means_nothing_is_told_with_what_means_it(key: str, dialect: Dialect, mend: str) -> None:
    why = without_effect(key, {key: 1}, dialect)
    assert why is not None
    assert why.mend == mend


@pytest.mark.parametrize(
    ("key", "dialect"),
    [
        ("nullable", OPENAPI_30),
        ("id", DRAFT_4),
        ("dependencies", DRAFT_7),
        ("additionalItems", DRAFT_2019),
        ("$recursiveAnchor", DRAFT_2019),
        ("example", DRAFT_2020),
        ("discriminator", OPENAPI_31),
        ("definitions", DRAFT_2020),
        ("x-maxLenght", DRAFT_2020),
        ("cost", DRAFT_2020),
        ("note", DRAFT_2020),
        ("unit", DRAFT_2020),
        ("item", DRAFT_2020),
        ("version", DRAFT_2020),
        ("maxLength" * 9, DRAFT_2020),
    ],
)
def test_words_of_the_dialect_and_words_of_ones_own_are_left_alone(key: str, dialect: Dialect) -> None:
    assert without_effect(key, {key: 1}, dialect) is None


def test_every_keyword_of_a_dialect_has_an_effect_in_it() -> None:
    for dialect in (DRAFT_2019, DRAFT_2020, OPENAPI_31):
        whole = dict.fromkeys(dialect.keywords)
        idle = {key for key in whole if without_effect(key, whole, dialect)}
        assert idle == {"dependencies"}, "it left the standard with 2019-09"


@pytest.mark.parametrize(
    ("key", "kind", "mend"),
    [
        ("maximum", "string", "did you mean `maxLength`, or the type `integer`?"),
        ("minLength", "integer", "did you mean `minimum`, or the type `string`?"),
        ("minItems", "object", "did you mean `minProperties`, or the type `array`?"),
        ("pattern", ["number", "null"], "take it away, or say the type `string`"),
        ("properties", "array", "take it away, or say the type `object`"),
    ],
)
def test_a_keyword_of_another_type_says_nothing(key: str, kind: object, mend: str) -> None:
    why = without_effect(key, {key: 1, "type": kind}, DRAFT_2020)  # type: ignore[dict-item]  # as it is written
    assert why is not None
    assert why.mend == mend


def test_a_bound_that_is_no_integer_is_one_of_numbers() -> None:
    why = without_effect("maximum", {"maximum": 0.5, "type": "string"}, DRAFT_2020)
    assert why is not None
    assert why.mend == "did you mean `maxLength`, or the type `number`?"


@pytest.mark.parametrize("kind", ["string", ["string", "null"], None, 7, ["strnig", "string"]])
def test_a_keyword_of_a_type_that_is_allowed_says_something(kind: object) -> None:
    assert without_effect("maxLength", {"maxLength": 1, "type": kind}, DRAFT_2020) is None  # type: ignore[dict-item]  # as above
    assert without_effect("maximum", {"maximum": 1, "type": "integer"}, DRAFT_2020) is None


@pytest.mark.parametrize(
    ("schema", "key", "mend"),
    [
        ({"type": "string", "min": 1}, "min", "did you mean `minLength`?"),
        ({"type": "integer", "max": 1}, "max", "did you mean `maximum`?"),
        ({"type": "array", "item": {}}, "item", "did you mean `items`?"),
        ({"format": "datetime"}, "format", "did you mean `date-time`?"),
        ({"format": "date_time"}, "format", "did you mean `date-time`?"),
        ({"format": "hostnmae"}, "format", "did you mean `hostname`?"),
    ],
)
def test_a_word_of_another_language_is_told_by_what_stands_beside_it(schema: dict, key: str, mend: str) -> None:
    found = without_effect(key, schema, DRAFT_2020)
    assert found is not None
    assert found.mend == mend


@pytest.mark.parametrize(
    ("schema", "key"),
    [
        ({"min": 1}, "min"),
        ({"type": "string", "minLength": 1, "min": 1}, "min"),
        ({"type": "array", "items": {}, "item": {}}, "item"),
        ({"$ref": "#", "ref": "book 3"}, "ref"),
        ({"format": "date-time"}, "format"),
        ({"format": "int64"}, "format"),
        ({"format": "colour"}, "format"),
        ({"format": "iban"}, "format"),
        ({"format": 3}, "format"),
    ],
)
def test_words_beside_the_right_one_and_formats_of_ones_own_are_left_alone(schema: dict, key: str) -> None:
    assert without_effect(key, schema, DRAFT_2020) is None
