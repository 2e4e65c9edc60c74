"""Servers on this computer that take messages: one for mail, one for web hooks."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class MailServer:
    """A real SMTP server: what it was sent, and whether it takes anything now."""

    port: int
    is_open: bool = True
    mails: list[EmailMessage] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"mailto://127.0.0.1:{self.port}?from=calendar@example.org&to=board@example.org"

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        from email import message_from_bytes, policy

        if not self.is_open:
            return "451 try again later"
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


@dataclass
class WebServer:
    """A real HTTP server: the documents that were posted to it, and whether it takes anything now."""

    port: int = 0
    is_open: bool = True
    documents: list[dict[str, Any]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.port}/hook/geheimnis"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    smtp = pytest.importorskip("aiosmtpd.smtp", reason="the mail server of the tests is missing")
    listening = socket.create_server(("127.0.0.1", 0))
    server = MailServer(listening.getsockname()[1])
    loop = asyncio.new_event_loop()
    accepting = loop.run_until_complete(
        loop.create_server(lambda: smtp.SMTP(server, hostname="localhost", loop=loop), sock=listening)
    )
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield server
    loop.call_soon_threadsafe(accepting.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


@pytest.fixture
def web_server() -> Iterator[WebServer]:
    server = WebServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if server.is_open:
                server.documents.append(json.loads(body))
            self.send_response(200 if server.is_open else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *given: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    listening.shutdown()
    thread.join()
    listening.server_close()
