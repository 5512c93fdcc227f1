"""Adding money up exactly: both engines add whole numbers so, while SQLite would add decimals as floating point."""

from decimal import Decimal

from django.db.models import BigIntegerField, F, Sum
from django.db.models.functions import Cast, Round

CENTS = Cast(Round(F("amount") * 100), BigIntegerField())  # of a deal's amount, as a whole number


class AmountSum(Sum):
    """The exact sum of deals' amounts as a Decimal, None when none of them has one."""

    def __init__(self, expression=CENTS, **extra):
        super().__init__(expression, **extra)

    @property
    def convert_value(self):
        return lambda value, expression, connection: None if value is None else Decimal(value).scaleb(-2)
