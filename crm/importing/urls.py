from django.urls import path

from crm.views import home

app_name = "imports"
urlpatterns = [path("", home.home, name="list")]
