"""Made-up rows. Factories write rows as services do, with derived columns, but without history."""

import factory
from factory.django import DjangoModelFactory

from accounts.models import Membership, Role, User, Workspace
from crm.models import Activity, Task
from customers.models import Contact, Customer, Opportunity, Stage
from customers.services import start_workspace
from leads.models import Lead, Status


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Faker("name")
    password = factory.django.Password("correct-horse")


class WorkspaceFactory(DjangoModelFactory):
    class Meta:
        model = Workspace
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Workspace {n}")
    slug = factory.Sequence(lambda n: f"workspace-{n}")

    @factory.post_generation
    def stages(self, create, extracted, **kwargs):
        start_workspace(self)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    workspace = factory.SubFactory(WorkspaceFactory)
    role = Role.MEMBER


class LeadFactory(DjangoModelFactory):
    class Meta:
        model = Lead

    workspace = factory.SubFactory(WorkspaceFactory)
    name = factory.Sequence(lambda n: f"Brightwater Oysters {n}")
    contact_name = "Siobhan Keane"
    website = factory.Sequence(lambda n: f"https://brightwater{n}.example")
    email = factory.Sequence(lambda n: f"siobhan@brightwater{n}.example")
    phone = factory.Sequence(lambda n: f"+35391555{n:04d}")
    industry = "Seafood"
    source = "Trade fair"
    status = Status.INFORMATION_FILLED


class CustomerFactory(DjangoModelFactory):
    class Meta:
        model = Customer

    workspace = factory.SubFactory(WorkspaceFactory)
    name = factory.Sequence(lambda n: f"Larkfield Dairy {n}")
    website = factory.Sequence(lambda n: f"https://larkfield{n}.example")
    email = factory.Sequence(lambda n: f"office@larkfield{n}.example")
    industry = "Dairy"


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    customer = factory.SubFactory(CustomerFactory)
    workspace = factory.SelfAttribute("customer.workspace")
    first_name = "Ruth"
    last_name = "Penhale"
    email = factory.Sequence(lambda n: f"ruth{n}@larkfield.example")


class OpportunityFactory(DjangoModelFactory):
    class Meta:
        model = Opportunity

    customer = factory.SubFactory(CustomerFactory)
    workspace = factory.SelfAttribute("customer.workspace")
    name = factory.Sequence(lambda n: f"Vat line {n}")
    amount = 1000
    stage = factory.LazyAttribute(lambda deal: deal.workspace.stages.filter(kind=Stage.Kind.OPEN).first())


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = Task

    workspace = factory.SubFactory(WorkspaceFactory)
    title = "Call Ruth"


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    workspace = factory.SubFactory(WorkspaceFactory)
    kind = Activity.Kind.NOTE
    text = "They like the door sensors."
