"""Tags on one line, as stories, spreadsheets and imports have them: `Fair, VIP`."""

from crm.tags.models import BETWEEN, tag_key


def line(names):
    """Names of tags on one line, in the order of the alphabet."""
    return BETWEEN.join(sorted(names, key=tag_key))


def names_in(text):
    """The names on such a line, {what they are compared by: name}."""
    return {tag_key(name): name for name in text.split(BETWEEN)} if text else {}


def joined(text, more):
    """One line of the tags on two; the first one's spelling stays."""
    return line((names_in(more) | names_in(text)).values())


def is_alike(text, other):
    """Whether two lines are of the same tags."""
    return names_in(text).keys() == names_in(other).keys()
