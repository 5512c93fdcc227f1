"""The web server and the worker start together, live together and end together."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from crm.supervisor import Child, Supervisor
from tests.ops.installation import free_port, wait_until

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.django_db(transaction=True)
def test_ctrl_c_stops_the_server_and_the_worker(installation):
    port = free_port()
    process = installation().start("serve", "--workers", "1", "--port", str(port))
    assert "running at" in process.wait_for("running at")
    wait_until(lambda: len(process.children()) >= 3, "server, its helper and worker")
    children = process.children()

    code = process.interrupt()

    assert code == 0
    assert any("worker" in command for command in children.values())
    assert any("gunicorn" in command for command in children.values())
    assert [pid for pid in children if is_alive(pid)] == []
    assert process.said.endswith("Stopped.\n")


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_is_started_again(installation):
    process = installation().start("serve", "--workers", "1", "--port", str(free_port()))

    def worker():
        return next((pid for pid, command in process.children().items() if "manage.py worker" in command), None)

    first = wait_until(worker, "a worker")
    os.kill(first, signal.SIGKILL)
    process.wait_for("starting it again")
    second = wait_until(worker, "another worker")

    assert second != first
    assert "The worker process ended (-9)" in process.said


@pytest.mark.django_db(transaction=True)
def test_a_busy_port_is_said_and_another_one_proposed(installation):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = installation().run("serve", "--port", str(port))

    assert code == 1
    assert f"Port {port} is taken by another program." in said
    assert f"PORT={port + 1}" in said


@pytest.mark.django_db(transaction=True)
def test_the_demo_takes_the_next_free_port(installation):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = installation().start("serve", "--no-worker", "--next-free-port", "--port", str(port))
        said = process.wait_for("running at")

    assert f"Port {port} is taken" in said
    assert f"running at http://localhost:{port}" not in said


def test_every_child_ends_with_its_supervisor_even_a_deaf_one():
    children = [Child("sleeper", SLEEPER, cwd="."), Child("deaf", STUBBORN, cwd=".")]
    supervisor = Supervisor(children, say=lambda line: None)
    pids = []

    def stop_twice():
        time.sleep(0.5)
        pids.extend(child.process.pid for child in children)
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        return True

    supervisor.run(when_started=stop_twice)

    assert len(pids) == 2
    assert [pid for pid in pids if is_alive(pid)] == []


def test_a_child_that_keeps_dying_is_started_with_growing_pauses():
    child = Child("mayfly", [sys.executable, "-c", ""], cwd=".")

    pauses = []
    for _ in range(7):
        child.start()
        child.process.wait()
        pauses.append(child.mourn())

    assert pauses == [1, 2, 4, 8, 16, 30, 30]
