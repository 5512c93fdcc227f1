"""What can be done with customers, the people there and the deals with them."""

from customers.services.archiving import AlreadyArchived, NotArchived, archive, restore
from customers.services.changing_jobs import WorksElsewhere, now_works_at, undo_now_works_at
from customers.services.completeness import Incomplete
from customers.services.contacts import (
    add_contact,
    known_person,
    mark_left,
    mark_returned,
    remove_contacts,
    unused_contacts,
    update_contact,
    write_contact,
)
from customers.services.locking import lock_active
from customers.services.merging import merge
from customers.services.moves import move, undo_move
from customers.services.opportunities import add_opportunity, refresh_open, update_opportunity, write_opportunity
from customers.services.primacy import make_primary, settle_primary
from customers.services.retiring import AlreadyRetired, hand_on, reinstate, retire
from customers.services.snoozing import snooze, wake
from customers.services.stages import add_stage, order_stages, shift_stage, update_stage
from customers.services.unmerging import undo_merge
from customers.services.writing import create_customer, start_workspace, update_customer, write_customer

__all__ = [
    "AlreadyArchived",
    "AlreadyRetired",
    "Incomplete",
    "NotArchived",
    "WorksElsewhere",
    "add_contact",
    "add_opportunity",
    "add_stage",
    "archive",
    "create_customer",
    "hand_on",
    "known_person",
    "lock_active",
    "make_primary",
    "mark_left",
    "mark_returned",
    "merge",
    "move",
    "now_works_at",
    "order_stages",
    "refresh_open",
    "reinstate",
    "remove_contacts",
    "restore",
    "retire",
    "settle_primary",
    "shift_stage",
    "snooze",
    "start_workspace",
    "undo_merge",
    "undo_move",
    "undo_now_works_at",
    "unused_contacts",
    "update_contact",
    "update_customer",
    "update_opportunity",
    "update_stage",
    "wake",
    "write_contact",
    "write_customer",
    "write_opportunity",
]
