from django.urls import path

from customers.views import cards, contact_acts, contacts, exports, works_at

app_name = "contacts"
urlpatterns = [
    path("contacts/", contacts.contact_list, name="list"),
    path("contacts/export/", exports.contact_export, name="export"),
    path("contacts/cards/", cards.contact_cards, name="cards"),
    path("contacts/<int:pk>/", contacts.contact_detail, name="detail"),
    path("contacts/<int:pk>/edit/", contact_acts.contact_update, name="update"),
    path("contacts/<int:pk>/log/", contacts.contact_log, name="log"),
    path("contacts/<int:pk>/card/", cards.contact_card, name="card"),
    path("contacts/<int:pk>/primary/", contact_acts.contact_primary, name="primary"),
    path("contacts/<int:pk>/left/", contact_acts.contact_left, name="left"),
    path("contacts/<int:pk>/returned/", contact_acts.contact_returned, name="returned"),
    path("contacts/<int:pk>/works-at/", works_at.contact_works_at, name="works_at"),
    path("contacts/<int:pk>/works-at/undo/", works_at.contact_works_at_undo, name="works_at_undo"),
    path("customers/<int:customer_pk>/contacts/new/", contact_acts.contact_create, name="create"),
]
