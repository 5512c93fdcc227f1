"""What the page of a customer says about doubles: one it may be the same as, and one that was merged into it."""

from django.db.models import OuterRef, Subquery

from customers.models import LikelyPair, Merge


def with_doubles(customers):
    """`customers` with the ids of each one's likeliest pair and last merge, if any: no query of their own for the many without."""
    pair = LikelyPair.objects.open().of(OuterRef("pk")).order_by("-strength", "-id").values("pk")[:1]
    merge = Merge.objects.standing().filter(kept=OuterRef("pk")).order_by("-id").values("pk")[:1]
    return customers.annotate(pair_id=Subquery(pair), merge_id=Subquery(merge))


def doubles_of(customer):
    """The pair, the other customer of it, and the merge that can be taken back; each may be None. Needs `with_doubles`."""
    pair = LikelyPair.objects.open().filter(pk=customer.pair_id).first() if customer.pair_id else None
    merges = Merge.objects.select_related("workspace", "absorbed")
    merged = merges.filter(pk=customer.merge_id).first() if customer.merge_id else None
    return {"pair": pair, "twin": pair and pair.other(customer), "merged": merged}
