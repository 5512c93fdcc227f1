from django.urls import path

from customers.views import contacts, exports

app_name = "contacts"
urlpatterns = [
    path("contacts/", contacts.contact_list, name="list"),
    path("contacts/export/", exports.contact_export, name="export"),
    path("contacts/<int:pk>/", contacts.contact_detail, name="detail"),
    path("contacts/<int:pk>/edit/", contacts.contact_update, name="update"),
    path("contacts/<int:pk>/left/", contacts.contact_left, name="left"),
    path("contacts/<int:pk>/returned/", contacts.contact_returned, name="returned"),
    path("customers/<int:customer_pk>/contacts/new/", contacts.contact_create, name="create"),
]
