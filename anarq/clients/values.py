"""Values that generated types are made of."""

from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = int | Decimal
"""A JSON number, exactly: with a fraction it is a `Decimal`, never a binary float."""
