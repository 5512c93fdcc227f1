from django.urls import include, path

from accounts.views import people, settings

people_urls = (
    [
        path("", people.people_list, name="list"),
        path("<int:pk>/role/", people.role, name="role"),
        path("<int:pk>/remove/", people.remove, name="remove"),
        path("invitations/<int:pk>/resend/", people.resend_invitation, name="resend"),
        path("invitations/<int:pk>/withdraw/", people.withdraw_invitation, name="withdraw"),
    ],
    "people",
)

urlpatterns = [
    path("", settings.settings, name="settings"),
    path("delete/", settings.close, name="close_workspace"),
    path("people/", include(people_urls)),
]
