"""Sums of money that stay exact, and the list of deals that each is the sum of."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """Deals of one currency and one billing, added up.

    `cents` is the sum of their amounts in hundredths, `weight` the sum of amount × probability in per cent, in
    ten-thousandths: whole numbers, so nothing is rounded however many are added. `count` includes deals without an
    amount. `href` is the list of exactly these deals.
    """

    cents: int = 0
    weight: int = 0
    count: int = 0
    href: str = ""

    def __add__(self, other):
        return Figure(self.cents + other.cents, self.weight + other.weight, self.count + other.count)

    def at(self, href):
        """The same sum with the list it is the sum of."""
        return Figure(self.cents, self.weight, self.count, href)

    @property
    def plain(self):
        """The sum of the amounts, exact."""
        return Decimal(self.cents).scaleb(-2)

    @property
    def exact_weighted(self):
        """The sum of amount × probability, exact to four decimals."""
        return Decimal(self.weight).scaleb(-4)

    @property
    def weighted(self):
        """`exact_weighted` as it is shown: in whole units, a half to the even one.

        Only what is shown is rounded, never what is added further: the rounded months of a quarter may differ from the
        rounded quarter by one.
        """
        return self.exact_weighted.quantize(Decimal(1))


NOTHING = Figure()


def add_up(figures):
    """All of `figures` in one, without a list of its own."""
    return sum(figures, start=NOTHING)
