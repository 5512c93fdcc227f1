"""The way of a deal, as its page draws it: the workspace's stages, each behind it, present or to come."""

from dataclasses import dataclass

from customers.models import Stage


@dataclass(frozen=True)
class StageStep:
    """One stage: `state` is done, now or later, or out for one that loses the deal."""

    stage: Stage
    state: str


def stage_steps(deal, stages):
    """A step for each of `stages`, in their order. A lost deal has none behind it: which it went through, its story says."""
    return [StageStep(stage, _state(deal, stage)) for stage in stages]


def _state(deal, stage):
    if stage.pk == deal.stage_id:
        return "now"
    if stage.kind == Stage.Kind.LOST:
        return "out"
    is_behind = stage.is_open and (stage.order, stage.pk) < (deal.stage.order, deal.stage_id)
    return "done" if is_behind and deal.stage.kind != Stage.Kind.LOST else "later"
