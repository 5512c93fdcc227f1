"""How well the columns of real files are recognised: precision and recall of each field.

    python benchmarks/mapping.py [FOLDER] [--wrong]

FOLDER holds CSV files and `labels.jsonl`, as `../shared/csv-corpus` does. `--wrong` lists what was taken for something else.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "csv-corpus"


def measure(folder, fields):
    """What was guessed for each labelled column, as (file, header, label, alternative, guess), and the columns in all."""
    from crm.importing.mapping.guessing import SEVERAL, guess
    from crm.importing.reading.decoding import decode
    from crm.importing.reading.table import read_table

    for line in (folder / "labels.jsonl").read_text().splitlines():
        file = json.loads(line)
        table = read_table(decode((folder / f"{file['id']}.csv").read_bytes())[0])
        guessed = dict(zip(table.positions, guess(table, fields), strict=True))
        main = {guessed.get(column["index"], "") for column in file["columns"] if column["label"] in fields}
        for column in file["columns"]:
            got = guessed.get(column["index"], "").replace("phone_code", "")  # part of the phone, which has no label
            alternative = column.get("alt", "")
            wanted = column["label"] if column["label"] in fields else ""
            fair = bool(got) and got == alternative and (got in SEVERAL or got not in main)
            yield file["id"], column["header"], wanted, got if not fair else wanted, got


def table_of(results, fields):
    """Lines of the benchmark's table: columns of a field, precision, recall."""
    found, wrong, missed = Counter(), Counter(), Counter()
    for _file, _header, wanted, counted, _got in results:
        if wanted == counted:
            found[wanted] += 1
        else:
            wrong[counted] += 1
            missed[wanted] += 1
    yield f"{'field':20} {'columns':>8} {'precision':>10} {'recall':>8}"
    for field in [*fields, ""]:
        right = found[field]
        if right + wrong[field] + missed[field]:
            yield (
                f"{field or '(left out)':20} {right + missed[field]:8} {right / (right + wrong[field] or 1):10.1%} "
                f"{right / (right + missed[field] or 1):8.1%}"
            )
    right, all_of_them = sum(found.values()), sum(found.values()) + sum(missed.values())
    yield f"{'all':20} {all_of_them:8} {right / all_of_them:10.1%}"


def main():
    """Print the table for the corpus, or for the folder that is named."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark")
    import django

    django.setup()
    from crm.importing import kinds

    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    fields = [name for name, _label in kinds.get("leads").choices()]
    results = list(measure(Path(named[0]) if named else CORPUS, fields))
    if "--wrong" in sys.argv:
        for file, header, wanted, counted, got in results:
            if wanted != counted:
                print(f"{file}: {header!r} is {wanted or 'left out'}, was taken for {got or 'nothing'}")
    print("\n".join(table_of(results, fields)))


if __name__ == "__main__":
    main()
