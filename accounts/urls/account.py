from django.urls import path

from crm.views import home

urlpatterns = [path("you/", home.home, name="account"), path("workspaces/new/", home.home, name="open_workspace")]
