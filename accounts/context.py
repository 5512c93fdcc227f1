"""What the shell around every page needs."""


def shell(request):
    """`workspace` and `membership` for templates; None outside a workspace."""
    return {"workspace": getattr(request, "workspace", None), "membership": getattr(request, "membership", None)}
