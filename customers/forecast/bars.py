"""Where the bars of the charts stand, in units of their own drawing: the templates write these numbers as SVG."""

from dataclasses import dataclass

FULL = 1_000  # the height of the highest bar, and the length of the longest


@dataclass(frozen=True)
class Piece:
    """A part of a bar: where it begins, how long it is, and which colour of the scale it has."""

    begin: int
    length: int
    tone: int | str
    title: str = ""


@dataclass(frozen=True)
class Bar:
    """A month with a piece for each stage, the first one lowest; `mark` is the height of the weighted sum."""

    label: str
    pieces: list[Piece]
    mark: int


def month_bars(grid):
    """A bar for each row of the grid, all to one scale; an empty list when there is no money at all."""
    most = max(row.all.cents for row in grid.rows)
    return [_bar(row, grid.stages, most) for row in grid.rows] if most else []


def _bar(row, stages, most):
    pieces, top = [], FULL
    for tone, (stage, cell) in enumerate(zip(stages, row.cells, strict=True)):
        height = _part(cell.cents, most)
        top -= height
        pieces.append(Piece(top, height, tone_of(tone, len(stages)), str(stage)))
    return Bar(
        row.short or row.label, [piece for piece in pieces if piece.length], FULL - _part(row.all.weight, most * 100)
    )


def tone_of(place, count):
    """Which of the five tones the stage at `place` of `count` has: later stages are stronger."""
    return 1 + round(place * 4 / max(count - 1, 1))


def quarter_bars(won_before, won_now, expected):
    """Two lying bars to one scale: what the last quarter won; what this one has won, and expects by its weight."""
    most = max(won_before.cents * 100, won_now.cents * 100 + expected.weight)
    if not most:
        return None
    now = _part(won_now.cents * 100, most)
    return [
        [Piece(0, _part(won_before.cents * 100, most), "before")],
        [Piece(0, now, "won"), Piece(now, _part(expected.weight, most), "expected")],
    ]


def _part(value, most):
    return round(value * FULL / most)
