"""The tables that the room prints, and how time and memory grow with the rows as bars of text."""

import os

WIDTH = 40
HEAD = ("engine", "into", "rows", "read s", "judge s", "write s", "rows/s", "CPU s", "raw s", "ratio", "undo s", "redo s", "MB", "library/s")  # fmt: skip


def show(results):
    """One line for each table that was imported, and the bars."""
    print(f"\nImport of leads, load {os.getloadavg()[0]:.1f} at the end")
    print(_row(HEAD))
    for line in results:
        print(_row(_cells(line)))
    print(
        "rows/s: read, judged and written, on the wall. CPU: the same on processors, PostgreSQL's own included. raw: the bulk"
        "\ninsert of the finished rows into the same table, its indexes and its search index, on processors; ratio: CPU to raw."
        "\nMB: memory of its own that the process grew by. library: plain django-import-export, record by record."
    )
    for engine, into in dict.fromkeys((line["engine"], line["into"]) for line in results):
        _bars([line for line in results if (line["engine"], line["into"]) == (engine, into)])


def show_beside(results):
    """What a person at work waits for a save, by what the worker does."""
    print(
        "\nA status change beside an import in a worker: ms that 19 of 20 took at most (longest), and the import's rows/s"
    )
    for line in results:
        told = [f"{part} {line['p95'][part]:.0f} ({line['longest'][part]:.0f})" for part in line["p95"] if part]
        pace = line["rows"] / (line["wall"]["read"] + line["wall"]["write"])
        print(f"{line['engine']:<11}{line['rows']:>9,} rows  {', '.join(told)}; {pace:,.0f} rows/s")


def _cells(line):
    wall, cpu, rows = line["wall"], line["cpu"], line["rows"]
    whole, raw = sum(cpu[part] for part in ("read", "judge", "write")), cpu["raw"]
    pace = rows / (wall["read"] + wall["judge"] + wall["write"])
    library = f"{rows / wall['library']:,.0f}" if "library" in wall else ""
    return (
        line["engine"], f"{line['into']:,}", f"{rows:,}", *(f"{wall[part]:.2f}" for part in ("read", "judge", "write")),
        f"{pace:,.0f}", f"{whole:.2f}", f"{raw:.2f}", f"{whole / raw:.1f}", f"{wall['undo']:.2f}", f"{wall['redo']:.2f}",
        f"{line['grown']:.0f}", library,
    )  # fmt: skip


def _row(cells):
    return f"{cells[0]:<11}" + "".join(f"{cell:>10}" for cell in cells[1:])


def _bars(lines):
    """Seconds of processors for 1,000 rows and memory, one bar a size: even bars are growth in proportion."""
    each = [sum(line["cpu"][part] for part in ("read", "judge", "write")) / line["rows"] * 1000 for line in lines]
    most = max(each)
    print(f"\n{lines[0]['engine']} into {lines[0]['into']:,}: processor seconds for 1,000 rows, and MB")
    for line, seconds in zip(lines, each, strict=True):
        bar = "█" * max(1, round(seconds / most * WIDTH))
        print(
            f"{line['rows']:>10,}  {bar:<{WIDTH}} {seconds:.3f} s  {'▒' * round(line['grown'] / 10)} {line['grown']:.0f} MB"
        )
