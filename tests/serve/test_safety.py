"""What a server does not do, whoever asks."""

from __future__ import annotations

import base64
import socket
import time

import pytest

from newslint.serve.http.access import Access
from newslint.serve.http.rate import Rate
from newslint.serve.options import Options
from waiting import LONG

OURS = (
    "localhost",
    "LOCALHOST:8081",
    "127.0.0.1",
    "127.0.0.1:9",
    "[::1]",
    "[::1]:8081",
    "desk.example.org:443",
)
OTHERS = (
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:8081",
    "",
    "[::2]",
    "evil.example:127.0.0.1",
    "localhost:1@evil.example",
    "[::1",
)


def test_only_its_own_names_are_answered():
    access = Access(Options(names=("desk.example.org",)))
    assert [host for host in OURS if not access.host_is_ours({"host": host})] == []
    assert [host for host in OTHERS if access.host_is_ours({"host": host})] == []
    assert not Access(Options()).host_is_ours({})


def test_only_its_own_page_and_listed_sites_may_ask():
    access = Access(Options(origins=("https://cms.example.org", "moz-extension://*")))
    for origin, host, may in (
        ("http://127.0.0.1:8081", "127.0.0.1:8081", True),
        ("http://localhost", "localhost:80", True),
        ("https://desk.example.org", "desk.example.org", True),
        ("http://127.0.0.1:9999", "127.0.0.1:8081", False),
        ("http://localhost:8081", "127.0.0.1:8081", False),
        ("null", "127.0.0.1:8081", False),
        ("", "127.0.0.1:8081", False),
        ("file://", "127.0.0.1:8081", False),
        ("https://cms.example.org", "127.0.0.1:8081", True),
        ("https://cms.example.org.evil.example", "127.0.0.1:8081", False),
        ("moz-extension://1234", "127.0.0.1:8081", True),
        ("chrome-extension://1234", "127.0.0.1:8081", False),
    ):
        assert access.origin_may_ask({"origin": origin, "host": host}) is may, origin
    assert access.origin_may_ask({"host": "localhost"})
    assert not access.origin_may_ask({"host": "localhost", "sec-fetch-site": "cross-site"})
    assert access.origin_may_ask({"host": "localhost", "sec-fetch-site": "same-origin"})


def test_strangers_are_turned_away(server):
    evil = {"Origin": "https://evil.example"}
    for path in ("/v2/info", "/api/rules", "/metrics", "/"):
        assert server.ask("GET", path, **evil).status == 403, path
    assert server.ask("GET", "/", Host="evil.example").status == 403
    assert server.ask("GET", "/v2/check?text=a&language=en", Sec_Fetch_Site="cross-site").status == 403
    assert server.ask("GET", "/", Sec_Fetch_Site="cross-site").status == 200  # a link to the desk
    refused = server.ask("POST", "/v2/words/add", b"word=evil", **evil)
    assert refused.status == 403 and "access-control-allow-origin" not in refused.headers
    assert server.get("/v2/words").json == {"words": []}


def test_listed_origins_are_told_so(server):
    addon = "chrome-extension://abcdef"
    answer = server.get("/v2/info", Origin=addon)
    assert answer.status == 200 and answer.headers["access-control-allow-origin"] == addon
    preflight = server.ask(
        "OPTIONS", "/v2/check", Origin=addon, Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="x-own", Access_Control_Request_Private_Network="true",
    )  # fmt: skip
    assert preflight.headers["access-control-allow-headers"] == "x-own"
    assert preflight.headers["access-control-allow-private-network"] == "true"
    assert preflight.status == 204 and "POST" in preflight.headers["access-control-allow-methods"]
    assert server.ask("OPTIONS", "/v2/check", Origin="https://evil.example").status == 403


def test_nothing_a_browser_gets_can_run(server):
    page = server.get("/")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "require-trusted-types-for" in policy
    assert (
        "<script>" not in page.text
        and " style=" not in page.text
        and " on" not in page.text.partition("<body>")[2].replace(" one", "")
    )
    answer = server.post("/api/check", text="<script>alert(1)</script> teh")
    assert answer.headers["content-type"] == "application/json"
    for got in (answer, server.get("/v2/info"), server.get("/nothing/<script>"), server.get("/metrics")):
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in got.headers["content-security-policy"]
        assert b"<script>" not in got.body or got is answer
    assert server.get("/desk/desk.js").headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path",
    ["/desk/../options.py", "/desk/%2e%2e/app.py", "/desk/pages.py", "/..%2f..%2fsetup.cfg", "/desk//etc/passwd", "/desk/desk.js%00", "//etc/passwd"],
)  # fmt: skip
def test_no_file_but_the_desk_is_sent(server, path):
    answer = server.get(path)
    assert answer.status == 404 and b"import" not in answer.body


def test_what_is_too_large_is_refused(start):
    with start("--max-size", "0.05") as server:
        assert server.form("/v2/check", text="a " * 10_000, language="en").status == 200
        for path in ("/v2/check", "/api/check"):
            answer = server.ask("POST", path, b"a" * 60_000)
            assert answer.status == 413 and "exceeds the limit of 50,000 bytes" in answer.text
        chunked = b"".join(b"1000\r\n" + b"a" * 0x1000 + b"\r\n" for _ in range(20)) + b"0\r\n\r\n"
        with socket.create_connection(("127.0.0.1", server.port), LONG) as raw:
            raw.sendall(
                b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
            )
            assert raw.recv(64).startswith(b"HTTP/1.1 413")
        with socket.create_connection(("127.0.0.1", server.port), LONG) as raw:
            raw.sendall(
                b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 999999999999\r\n\r\n"
            )
            assert raw.recv(64).startswith(b"HTTP/1.1 413")
        assert server.get("/health").text == "ok"


def test_a_flood_is_told_when_to_come_again(start):
    with start("--rate", "60") as server:
        answers = [server.get("/v2/info") for _ in range(30)]
        refused = [answer for answer in answers if answer.status == 429]
        assert 15 <= len(refused) <= 22
        assert int(refused[0].headers["retry-after"]) >= 1 and "too many requests" in refused[0].text


def test_rates_are_kept_for_each_client():
    rate = Rate(60)
    assert [rate.wait("1.2.3.4") for _ in range(10)] == [0.0] * 10
    assert 0 < rate.wait("1.2.3.4") <= 1
    assert rate.wait("1.2.3.5") == 0.0
    assert [rate.wait(f"2001:db8::{n}") > 0 for n in range(11)] == [False] * 10 + [True]
    assert Rate(0).wait("1.2.3.4") == 0.0


TOKEN = "a-token-nobody-guesses"


def test_a_token_is_asked_for(start, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    with start("--token-file", str(tmp_path / "token"), "--rate", "0") as server:
        assert server.get("/health").status == 200
        for path in ("/", "/desk/desk.js", "/api/rules", "/metrics", "/nothing"):
            refused = server.get(path)
            assert refused.status == 401 and refused.headers["www-authenticate"].startswith("Basic")
        assert server.get("/v2/info").status == 403
        assert server.form("/v2/check", text="teh", language="en").status == 403
        assert server.form("/v2/check", text="teh", language="en", apiKey=TOKEN[:-1]).status == 403
        assert server.form("/v2/check", text="teh", language="en", apiKey=TOKEN, username="a").status == 200
        assert server.get(f"/v2/words?apiKey={TOKEN}").status == 200
        assert server.get("/", Authorization=f"Bearer {TOKEN}").status == 200
        basic = base64.b64encode(f"desk:{TOKEN}".encode()).decode()
        assert server.get("/", Authorization=f"Basic {basic}").status == 200
        for wrong in ("Bearer", "Bearer x", f"Basic {TOKEN}", "Basic é", f"Digest {TOKEN}"):
            assert (
                server.ask("GET", "/", Authorization=wrong.encode("latin-1").decode("latin-1")).status == 401
            )


def test_the_client_behind_a_proxy_is_who_counts(start):
    with start("--rate", "60", "--proxy", "127.0.0.1", "--allow-host", "desk.example.org") as server:
        statuses = {
            server.get("/v2/info", Host="desk.example.org", X_Forwarded_For=f"10.0.0.{n}").status
            for n in range(30)
        }
        assert statuses == {200}
        assert 429 in {server.get("/v2/info", X_Forwarded_For="10.1.0.1").status for _ in range(30)}
    with start("--rate", "60") as server:
        assert 429 in {server.get("/v2/info", X_Forwarded_For=f"10.0.0.{n}").status for n in range(30)}


def test_broken_and_slow_clients_cost_nobody_else(server):
    opened = []
    try:
        for number in range(60):
            raw = socket.create_connection(("127.0.0.1", server.port), LONG)
            opened.append(raw)
            if number % 4 == 1:
                raw.sendall(b"POST /v2/check HT")
            elif number % 4 == 2:
                raw.sendall(
                    b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\ntext="
                )
            elif number % 4 == 3:
                raw.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" * 10)
        began = time.monotonic()
        assert len(server.check("He said teh word.")["matches"]) == 1
        assert time.monotonic() - began < 5
        for raw in opened[:30]:
            raw.close()
        assert server.get("/health").text == "ok"
    finally:
        for raw in opened:
            raw.close()


def test_nothing_is_logged_and_requests_under_way_are_answered(start):
    """What a server prints is looked at when it ends (see conftest)."""
    with start("--rate", "0") as server:
        server.check("A secret word, he said.")
        server.ask("POST", "/api/check", b"{", content_type="application/json")
        server.get("/secret?text=secret")
        with socket.create_connection(("127.0.0.1", server.port), LONG) as raw:
            raw.sendall(b"secret nonsense\r\n\r\n")
            raw.recv(100)
        body = b"language=en&text=" + b"He+said+teh+word.+" * 3000
        with socket.create_connection(("127.0.0.1", server.port), LONG) as raw:
            raw.sendall(
                b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )
            time.sleep(0.05)
            assert server.end() == 0
            assert raw.recv(100).startswith(b"HTTP/1.1 200")
