from django.urls import path

from accounts.views import account, invitations, settings

urlpatterns = [
    path("you/", account.account, name="account"),
    path("you/sessions/<int:pk>/end/", account.end_session, name="end_session"),
    path("you/workspaces/<int:pk>/", account.leave_question, name="leave_question"),
    path("you/workspaces/<int:pk>/leave/", account.leave_workspace, name="leave_workspace"),
    path("workspaces/new/", settings.open_new, name="open_workspace"),
    path("invitation/", invitations.invitation, name="invitation"),
    path("invitation/switch/", invitations.switch_account, name="switch_account"),
    path("invitations/<str:token>/", invitations.open_invitation, name="open_invitation"),
]
