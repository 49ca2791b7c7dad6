"""What a value can be, how it is counted below the surface, and what a pack declares."""

from policyrules.types.model import (
    BOOL,
    DATE,
    MONTH,
    PERIODS,
    Bool,
    Choice,
    Date,
    Money,
    Month,
    Number,
    Scalar,
)
from policyrules.types.vocabulary import (
    Change,
    ChoiceList,
    ChoiceValue,
    Entity,
    Fact,
    Relation,
    Vocabulary,
)

__all__ = [
    "BOOL",
    "DATE",
    "MONTH",
    "PERIODS",
    "Bool",
    "Change",
    "Choice",
    "ChoiceList",
    "ChoiceValue",
    "Date",
    "Entity",
    "Fact",
    "Money",
    "Month",
    "Number",
    "Relation",
    "Scalar",
    "Vocabulary",
]
