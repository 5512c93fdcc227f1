"""The table that a run prints."""

BUDGET = 50
MOST_QUERIES = {"act": 20}


def show(results):
    """Print every result, the ones over the budget marked."""
    print(
        f"{'engine':<11}{'leads':>10}  {'scenario':<44}{'queries':>8}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'SQL ms':>9}{'ratio':>7}"
    )
    for line in results:
        print(_line(line))
    over = sum(bool(_faults(line)) for line in results)
    print(
        f"\n{len(results)} scenarios, {over} over the budget (p95 ≤ {BUDGET} ms, misspelt ≤ 350 ms, ≤ 10 queries, acts ≤ 20)."
    )
    print("SQL: the same statements once more through the bare driver. Ratio: p50 to that, in the same run.")


def _line(line):
    ratio = line["p50"] / line["raw"] if line["raw"] else 0
    name = f"{line['room']}: {line['name']}"
    return (
        f"{line['engine']:<11}{line['rows']:>10,}  {name:<44}{line['queries']:>8}{line['p50']:>9.1f}{line['p95']:>9.1f}"
        f"{line['cpu']:>9.1f}{line['raw']:>9.2f}{ratio:>7.1f}{_faults(line)}"
    )


def _faults(line):
    slow = line["p95"] > (350 if "misspelt" in line["name"] else BUDGET)
    chatty = line["queries"] > MOST_QUERIES.get(line["room"], 10)
    return f"  {'SLOW' if slow else ''}{' CHATTY' if chatty else ''}" if slow or chatty else ""
