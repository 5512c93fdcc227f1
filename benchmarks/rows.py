"""Made-up rows as the writers of Handoff would store them, derived columns included, for bulk copying."""

import random
from datetime import datetime, timedelta

from benchmarks import words as w
from crm.search import search_column
from crm.text import fold, name_key

BEGINNING = datetime(2023, 1, 2, 8)
CHUNK = 10_000
ORGANISATION = (
    "id", "workspace_id", "created_at", "updated_at", "name", "website", "email", "phone", "industry", "notes",
    "owner_id", "touched_at", "name_folded", "name_key", "domain", "search",
)  # fmt: skip
LEAD = (*ORGANISATION, "contact_name", "source", "status", "status_at")
CUSTOMER = (*ORGANISATION, "open_value", "open_count", "beginning")
FOLDED = {word: fold(word) for word in (*w.FIRST, *w.SECOND, *w.CITIES, *w.FORMS, *w.GIVEN, *w.FAMILY, w.RARE)}


class Maker:
    """Rows of one workspace. `people` are the ids of its users; the same `seed` gives the same rows."""

    def __init__(self, workspace_id, people, *, total, seed=7):
        self.workspace_id, self.total = workspace_id, total
        self.random = random.Random(seed)
        self.owners = [*people, None]
        self.owner_weights = [1 / rank for rank in range(1, len(people) + 1)] + [1]
        self.token = search_column(workspace_id, "")

    def leads(self, first_id):
        """Tuples in the order of `LEAD`, oldest first; batches of twenty came at the same moment, as imports do."""
        for start in range(0, self.total, CHUNK):
            count = min(CHUNK, self.total - start)
            sources, statuses = (
                self._some(w.SOURCES, w.SOURCE_WEIGHTS, count),
                self._some(w.STATUSES, w.STATUS_WEIGHTS, count),
            )
            for at, base in enumerate(self._organisations(first_id + start, start, count)):
                row, contact = base
                yield (
                    *row[:-1],
                    f"{row[-1]} {fold(contact)} {fold(sources[at])}",
                    contact,
                    sources[at],
                    statuses[at],
                    row[3],
                )

    def customers(self, first_id):
        """Tuples in the order of `CUSTOMER`; every other one has open deals."""
        for start in range(0, self.total, CHUNK):
            count = min(CHUNK, self.total - start)
            for row, _contact in self._organisations(first_id + start, start, count):
                deals = row[0] % 4 if row[0] % 2 else 0
                yield (*row, deals * (1000 + row[0] * 37 % 90_000), deals, "")

    def _some(self, values, weights, count):
        return self.random.choices(values, weights, k=count)

    def _organisations(self, first_id, start, count):
        pick = self._some
        parts = zip(
            pick(w.FIRST, None, count), pick(w.SECOND, None, count), pick(w.CITIES, None, count),
            pick(w.FORMS, w.FORM_WEIGHTS, count), pick(w.GIVEN, None, count), pick(w.FAMILY, None, count),
            pick(w.INDUSTRIES, w.INDUSTRY_WEIGHTS, count), pick(self.owners, self.owner_weights, count),
            strict=True,
        )  # fmt: skip
        for at, (first, second, city, form, given, family, industry, owner) in enumerate(parts):
            number = first_id + at
            if (start + at) % 40_000 == 7:
                first = w.RARE
            yield self._organisation(number, start + at, (first, second, city, form), (given, family), industry, owner)

    def _organisation(self, number, nth, name, person, industry, owner):
        folded = [FOLDED[word] for word in name if word]
        key = " ".join(folded[:3])
        created = BEGINNING + timedelta(minutes=nth // 20 * 20 * 1_500_000 / self.total)
        touched = created + timedelta(minutes=self.random.randrange(40_000))
        domain = f"{folded[0]}-{folded[1]}{number}.example"
        email = f"{FOLDED[person[0]]}.{FOLDED[person[1]]}@{domain}" if nth % 8 else ""
        phone = f"+4420{number % 100_000_000:08d}" if nth % 3 else ""
        website = f"https://{domain}" if nth % 5 else ""
        text = " ".join(part for part in (*folded, website, email, phone, industry.lower()) if part)
        row = (
            number, self.workspace_id, _text(created), _text(touched), " ".join(part for part in name if part), website, email, phone,
            industry, "", owner, _text(touched), " ".join(folded), key, domain, f"{self.token}{text}",
        )  # fmt: skip
        return _check(row) if nth % 500 == 0 else row, f"{person[0]} {person[1]}"


def _text(moment):
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _check(row):
    """Refuse a row whose derived columns are not what the models would store; returns it."""
    stored = dict(zip(ORGANISATION, row, strict=False))
    expected = {"name_folded": fold(stored["name"]), "name_key": name_key(stored["name"])}
    wrong = {column: stored[column] for column, value in expected.items() if stored[column] != value}
    if wrong:
        raise ValueError(f"The data maker is out of step with the models: {wrong}, not {expected}.")
    return row
