"""The five people of Fernhill."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import Membership, Role, User, Workspace
from accounts.services import open_workspace
from leads.demo import SIGN_IN

TEAM = (
    ("Mara Lindqvist", Role.OWNER),
    ("Ines Baptiste", Role.ADMIN),
    ("Tomás Okafor", Role.MEMBER),
    ("Jonas Weller", Role.MEMBER),
    ("Priya Raman", Role.MEMBER),
)


def hire(*, since):
    """The workspace and its people, who all sign in with the demo's password. Returns (workspace, [users]).

    Mara may use the admin pages too, but only where nobody else works: her password is known to everyone.
    """
    is_alone = not User.objects.exists()
    password = make_password(SIGN_IN["password"])
    people = [_person(name, password, since) for name, _role in TEAM]
    if is_alone:
        User.objects.filter(pk=people[0].pk).update(is_staff=True, is_superuser=True)
    workspace = open_workspace("Fernhill", by=people[0])
    Workspace.objects.filter(pk=workspace.pk).update(created_at=since)
    for user, (_name, role) in list(zip(people, TEAM, strict=True))[1:]:
        Membership.objects.create(workspace=workspace, user=user, role=role, created_at=since)
    return workspace, people


def _person(name, password, since):
    email = f"{name.split()[0].lower().replace('á', 'a')}@fernhill.example"
    user, _made = User.objects.get_or_create(
        email=email, defaults={"name": name, "password": password, "date_joined": since}
    )
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    return user
