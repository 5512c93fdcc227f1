"""Adding money up exactly."""

from decimal import Decimal

from django.db.models import BigIntegerField, Func, Sum


class _Addends(Func):
    """Amounts as they are added: PostgreSQL adds decimals exactly, SQLite only whole numbers, so there they are hundredths."""

    template = "%(expressions)s"
    output_field = BigIntegerField()  # said of decimals too, which Django would cast to and fro on SQLite

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="CAST(ROUND(%(expressions)s * 100) AS INTEGER)", **extra)


class AmountSum(Sum):
    """The exact sum of deals' amounts as a Decimal, None when none of them has one."""

    def __init__(self, expression="amount", **extra):
        super().__init__(_Addends(expression), **extra)

    @property
    def convert_value(self):
        return _as_amount


def _as_amount(value, expression, connection):
    if value is None:
        return None
    return Decimal(value).scaleb(-2) if connection.vendor == "sqlite" else Decimal(value)
