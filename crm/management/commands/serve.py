"""`manage.py serve`: the web server and the background worker, together, until Ctrl-C."""

import os
import socket
import sys
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from crm.supervisor import Child, Supervisor


class Command(BaseCommand):
    help = "Serve the site with gunicorn and run the background worker beside it. Ctrl-C stops both."
    stealth_options = ("welcome",)

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="address to listen on")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="port to listen on")
        parser.add_argument("--next-free-port", action="store_true", help="take the next port when this one is busy")
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WEB_WORKERS", "2")))
        parser.add_argument("--threads", type=int, default=int(os.environ.get("WEB_THREADS", "4")))
        parser.add_argument("--no-worker", action="store_true", help="only the web server")
        parser.add_argument("--quiet", action="store_true", help="let the server say only what went wrong")

    def handle(self, *, host, port, next_free_port, no_worker, welcome="", **options):
        port = self._choose_port(host, port, next_free_port)
        children = [Child("web", web_command(host, port, **options), cwd=settings.BASE_DIR)]
        if not no_worker:
            command = [sys.executable, "manage.py", "worker"]
            children.append(Child("worker", command, cwd=settings.BASE_DIR))
        connections.close_all()
        Supervisor(children, say=self._say).run(when_started=partial(self._greet, host, port, welcome))
        self._say("Stopped.")

    def _choose_port(self, host, port, next_free_port):
        if is_free(host, port):
            return port
        if not next_free_port:
            raise CommandError(f"Port {port} is taken by another program. Choose another one: PORT={port + 1} make run")
        free = next((other for other in range(port + 1, port + 100) if is_free(host, other)), None)
        if free is None:
            raise CommandError(f"No port from {port} to {port + 99} is free. Choose another one: PORT=9000 make demo")
        self._say(f"Port {port} is taken by another program, so this uses {free}.")
        return free

    def _greet(self, host, port, welcome):
        """Once the server answers, say where; true when that is done."""
        if not answers(host, port):
            return False
        name = "localhost" if host in {"127.0.0.1", "::1", "0.0.0.0"} else host  # noqa: S104
        self._say(
            (welcome or "Handoff is running at {address}  (Ctrl-C stops it)").format(address=f"http://{name}:{port}")
        )
        return True

    def _say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def web_command(host, port, *, workers, threads, quiet, **_rest):
    """How gunicorn is called: threads within few processes, as measured best for pages of this kind."""
    shared_memory = Path("/dev/shm")  # noqa: S108  gunicorn's heartbeat file should not wait for a disk
    return [
        *(sys.executable, "-m", "gunicorn", "crm.wsgi:application", "--bind", f"{host}:{port}"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads)),
        *("--keep-alive", "125"),  # Caddy keeps a connection for two minutes: whoever closes it first loses no request
        *("--graceful-timeout", "15", "--no-control-socket", "--log-level", "warning" if quiet else "info"),
        *(("--worker-tmp-dir", str(shared_memory)) if shared_memory.is_dir() else ()),
    ]


def is_free(host, port):
    """Whether nothing listens on this port, neither on IPv4 nor on IPv6."""
    families = [(socket.AF_INET6, "::1"), (socket.AF_INET, "127.0.0.1")]
    for family, address in families:
        with socket.socket(family) as probe:
            probe.settimeout(1)
            try:
                if probe.connect_ex((address, port)) == 0:
                    return False
            except OSError:
                continue
    return True


def answers(host, port):
    """Whether the web server on this port answers HTTP, whatever it answers."""
    connection = HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=2)  # noqa: S104
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status > 0
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
