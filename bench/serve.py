"""`newslint serve` under load and under attack, beside LanguageTool's own server on the same texts.

usage: python bench/serve.py load [--clients 50] [--seconds 60] [--workers N] [--languagetool FOLDER] [FILES ...]
       python bench/serve.py hostile [--requests 10000] [--clients 20]

Servers are started here, on this machine's loopback alone, and ended. `load`: every client sends one text after the other to
`/v2/check` over one connection; printed are answers, latency in milliseconds, processor time for each answer (which does not depend on what else the
machine does), errors, and memory (of all processes, at the start, the middle and the end). FILES are texts; without any, the stories of the tests. FOLDER has LanguageTool's jars (tools/fetch_languagetool.py).

`hostile`: requests of every kind that a server should survive (sizes, encodings, slow and broken bodies, wrong hosts and
origins, markup) with ordinary ones between them. Each carries a word of its own, which no other answer may hold.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

STORIES = Path(__file__).parents[1] / "tests" / "stories"
#: The longest that one answer may take, in seconds.
PATIENCE = 60


class Server(NamedTuple):
    """A server that runs, and the process that was started for it."""

    name: str
    port: int
    process: subprocess.Popen[bytes]

    def processes(self) -> list[int]:
        """The process and its children."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [pid, *map(int, children)]

    def memory(self) -> float:
        """Resident memory in MB."""
        pages = (
            int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) for one in self.processes()
        )
        return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def processor(self) -> float:
        """Seconds of processor time so far."""
        stats = (
            Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2]
            for one in self.processes()
        )
        return sum(sum(map(int, stat.split()[11:13])) for stat in stats) / os.sysconf("SC_CLK_TCK")


@contextmanager
def newslint(workers: int, log: Path) -> Iterator[Server]:
    """Our server, without a limit on requests."""
    options = ["--port", "0", "--rate", "0", "--workers", str(workers)]
    command = [sys.executable, "-m", "newslint", "serve", *options]
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process,
    ):
        assert process.stdout is not None
        port = int(process.stdout.readline().decode().strip().rpartition(":")[2])
        try:
            yield Server("newslint", port, process)
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def languagetool(folder: Path, port: int = 18_381) -> Iterator[Server]:
    """LanguageTool's server as it is."""
    jar = str(folder / "languagetool-server.jar")
    command = ["java", "-cp", jar, "org.languagetool.server.HTTPServer", "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
        try:
            server = Server("LanguageTool", port, process)
            asyncio.run(up(port))
            yield server
        finally:
            process.kill()


async def up(port: int) -> None:
    """Wait until a server answers."""
    for _ in range(600):
        try:
            status, _ = await ask(port, form("A text."))
            if status == 200:
                return
        except OSError:
            pass
        await asyncio.sleep(0.2)
    raise SystemExit("the server does not answer")


def form(text: str, path: str = "/v2/check") -> bytes:
    """A request to check a text."""
    body = urlencode({"text": text, "language": "en-US"}).encode()
    return head(path, len(body)) + body


def head(path: str, length: int, *more: str, kind: str = "application/x-www-form-urlencoded") -> bytes:
    """The head of a request."""
    lines = [f"POST {path} HTTP/1.1", *more, f"Content-Type: {kind}", f"Content-Length: {length}"]
    if not any(line.startswith("Host:") for line in more):
        lines.insert(1, "Host: 127.0.0.1")
    return "\r\n".join([*lines, "", ""]).encode()


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of the next answer."""
    raw = await reader.readuntil(b"\r\n\r\n")
    lines = raw.decode("latin-1").split("\r\n")
    fields = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])
    }
    if "content-length" in fields:
        return int(lines[0].split()[1]), await reader.readexactly(int(fields["content-length"]))
    parts = []
    if fields.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
    return int(lines[0].split()[1]), b"".join(parts)


async def ask(port: int, request: bytes, pause: float = 0.0) -> tuple[int, bytes]:
    """One request over a connection of its own; with a `pause` its second half comes later. 0 for no answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        if pause:
            half = len(request) // 2
            writer.write(request[:half])
            await asyncio.sleep(pause)
            request = request[half:]
        try:
            writer.write(request)
            await writer.drain()
        except ConnectionError:
            pass  # refused before all was sent; the answer says why
        return await asyncio.wait_for(answer(reader), PATIENCE)
    except (asyncio.IncompleteReadError, ConnectionError, ValueError, IndexError):
        return 0, b""
    finally:
        writer.close()


async def load(server: Server, texts: list[str], clients: int, seconds: float) -> str:
    """Have clients send texts for some seconds. Returns a line of a table."""
    times: list[float] = []
    errors: Counter[str] = Counter()
    memory, spent = [server.memory()], server.processor()
    end = time.monotonic() + seconds

    async def client(number: int) -> None:
        chosen = random.Random(number)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        while time.monotonic() < end:
            began = time.monotonic()
            try:
                writer.write(form(chosen.choice(texts)))
                status, body = await asyncio.wait_for(answer(reader), PATIENCE)
                if status != 200:
                    errors[str(status)] += 1
                    continue
                json.loads(body)["matches"]
            except (
                OSError,
                ValueError,
                KeyError,
                asyncio.IncompleteReadError,
                asyncio.TimeoutError,
            ) as error:
                errors[type(error).__name__] += 1
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
                continue
            times.append(time.monotonic() - began)
        writer.close()

    async def watch() -> None:
        for _ in range(2):
            await asyncio.sleep(seconds / 2)
            memory.append(server.memory())

    watching = asyncio.ensure_future(watch())
    await asyncio.gather(*(client(number) for number in range(clients)))
    await watching
    cuts = statistics.quantiles(times, n=100)
    shown = " ".join(f"{cuts[at - 1] * 1000:6.0f}" for at in (50, 95, 99))
    each = (server.processor() - spent) / max(len(times), 1) * 1000
    grown = " -> ".join(f"{size:.0f}" for size in memory)
    return f"{server.name:13} {len(times):7} {len(times) / seconds:8.1f} {shown} {each:8.1f} {sum(errors.values()):6}  {grown} MB {dict(errors) or ''}"


def run_load(options: argparse.Namespace) -> None:
    """Both servers, one after the other."""
    files = (
        [Path(name) for name in options.files]
        or sorted(STORIES.glob("*/*.txt"))
        or sorted(STORIES.glob("*.txt"))
    )
    texts = [path.read_text(encoding="utf-8") for path in files]
    words = statistics.mean(len(text.split()) for text in texts)
    print(
        f"{len(texts)} texts, {words:.0f} words on average; {options.clients} clients, {options.seconds:g} s"
    )
    print(f"{'':13} answers  a second    p50    p95    p99 ms/answer errors  memory")
    with newslint(options.workers, options.log) as server:
        asyncio.run(load(server, texts, 4, 5))
        print(asyncio.run(load(server, texts, options.clients, options.seconds)), flush=True)
    if options.languagetool:
        with languagetool(options.languagetool) as server:
            asyncio.run(load(server, texts, 4, 20))
            print(asyncio.run(load(server, texts, options.clients, options.seconds)), flush=True)


#: What kinds of hostile requests may be answered with; 0 is a connection that is closed without an answer.
EXPECTED = {
    "ordinary": {200}, "large": {413}, "long text": {200}, "no length": {400, 413}, "nul": {200}, "latin": {200, 422},
    "broken utf-8": {200}, "no form": {400}, "many fields": {400}, "json": {400}, "deep json": {400}, "zip": {422},
    "markup": {200}, "host": {403}, "origin": {403}, "null origin": {403}, "slow": {200}, "half": {0}, "no http": {0, 400},
    "long head": {0, 400}, "path": {404}, "name": {200}, "entity": {200, 422}, "word": {400}, "annotation": {400},
    "newlines": {200}, "quotes": {200}, "method": {405}, "bad chunk": {0, 400},
}  # fmt: skip


def hostile(kind: str, word: str, chosen: random.Random) -> bytes:
    """A request of a kind that carries a word."""
    api = "application/json"

    def post(path: str, body: bytes, *more: str, form: str = "application/x-www-form-urlencoded") -> bytes:
        return head(path, len(body), *more, kind=form) + body

    if kind == "ordinary" or kind == "slow":
        return form(f"He said teh word to {word} on Monday.")
    if kind == "large":
        return head("/v2/check", 50_000_000) + word.encode() + b"a" * 100_000
    if kind == "long text":
        return form(f"{word} said that it was so. " * chosen.randrange(50, 500))
    if kind == "no length":
        return b"POST /v2/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n" + word.encode()
    if kind == "nul":
        return form(f"a\0\1\2{word}\x7f\ufeff\u202e")
    if kind == "latin":
        return post("/api/check?name=a.txt", f"{word} caf\xe9 \x93".encode("latin-1"), form="text/plain")
    if kind == "broken utf-8":
        return post("/v2/check", b"language=en&text=%ff%fe%ed%a0%80%f0%28" + word.encode())
    if kind == "no form":
        return post("/v2/check", os.urandom(300) + word.encode())
    if kind == "many fields":
        return post("/v2/check", b"&".join(b"a%d=%s" % (n, word.encode()) for n in range(2000)))
    if kind == "json":
        return post("/api/check", b'{"text": 3, "name": "%s"}' % word.encode(), form=api)
    if kind == "deep json":
        return post("/api/check", b"[" * 50_000 + word.encode(), form=api)
    if kind == "zip":
        return post(
            "/api/read?name=a.docx", b"PK\x03\x04" + os.urandom(2000) + word.encode(), form="application/zip"
        )
    if kind == "markup":
        return form(
            f"<script>alert('{word}')</script><img src=x onerror=alert(1)> teh &lt; ]]> {{{{{word}}}}}"
        )
    if kind == "host":
        return post("/v2/check", word.encode(), f"Host: {word}.example")
    if kind == "origin":
        return post("/v2/check", word.encode(), f"Origin: https://{word}.example")
    if kind == "null origin":
        return post("/api/check", word.encode(), "Origin: null")
    if kind == "half":
        return head("/v2/check", 1000) + word.encode()
    if kind == "no http":
        return os.urandom(200) + b"\r\n\r\n"
    if kind == "long head":
        return head("/v2/check", 0, "X-Long: " + word * 10_000)
    if kind == "path":
        return post(
            chosen.choice(("/../../etc/passwd", "/desk/%2e%2e/pages.py", f"/{word}", "/desk/" + "a" * 5000)),
            b"",
        )
    if kind == "name":
        return post(f"/api/check?name={quote('../../../etc/' + word)}.txt", b"He said so.", form="text/plain")
    if kind == "entity":
        lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        text = f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "{word}">{lol}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        return post(
            "/api/check?name=a.nitf", f"{text}<nitf><body>&l9;&x;</body></nitf>".encode(), form="text/xml"
        )
    if kind == "word":
        return post("/v2/words/add", f"word={word}%0a%00".encode() + b"x" * 200)
    if kind == "annotation":
        return post(
            "/v2/check",
            urlencode({"language": "en", "data": f'{{"annotation": [{{"text": "{word}"'}).encode(),
        )
    if kind == "newlines":
        return form("\n\r\r\n\t" * chosen.randrange(10, 2000) + word)
    if kind == "quotes":
        return form("“‘\"'" * chosen.randrange(10, 500) + word)
    if kind == "method":
        return b"DELETE /v2/check HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    return (
        b"POST /v2/check HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
        + word.encode()
    )


async def attack(server: Server, requests: int, clients: int) -> None:
    """Send requests of all kinds and print what came of them."""
    kinds = sorted(EXPECTED)
    statuses: dict[str, Counter[int]] = {kind: Counter() for kind in kinds}
    numbers = iter(range(requests))
    leaked: list[str] = []
    wrong: list[str] = []
    slowest = (0.0, "")

    async def client() -> None:
        nonlocal slowest
        for number in numbers:
            chosen = random.Random(number)
            kind = kinds[number % len(kinds)]
            word = f"Canary{number:05}x"
            request = hostile(kind, word, chosen)
            began = time.monotonic()
            if kind == "half":
                reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
                writer.write(request)
                await writer.drain()
                writer.close()
                status, body = 0, b""
            else:
                status, body = await ask(server.port, request, pause=0.3 if kind == "slow" else 0.0)
            slowest = max(slowest, (time.monotonic() - began, kind))
            statuses[kind][status] += 1
            others = {*re.findall(rb"Canary\d{5}x", body)} - {word.encode()}
            if others or b"root:" in body:
                leaked.append(f"{kind} {number}")
            if status == 200 and kind in ("ordinary", "slow") and len(json.loads(body)["matches"]) != 1:
                wrong.append(f"{kind} {number}")

    before = server.memory()
    await asyncio.gather(*(client() for _ in range(clients)))
    for kind in kinds:
        odd = {status: count for status, count in statuses[kind].items() if status not in EXPECTED[kind]}
        print(f"{kind:14} {dict(statuses[kind])}{'   UNEXPECTED' if odd else ''}")
        if odd:
            wrong.append(f"{kind}: {odd}")
    status, _ = await ask(server.port, b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    print(
        f"{requests} requests; answers with somebody else's words: {len(leaked)}; wrong: {wrong or 0}; slowest {slowest[0]:.1f} s ({slowest[1]})"
    )
    print(f"healthy afterwards: {status == 200}; memory {before:.0f} -> {server.memory():.0f} MB")


def run_hostile(options: argparse.Namespace) -> None:
    """Our server alone."""
    with newslint(options.workers, options.log) as server:
        asyncio.run(load(server, ["He said teh word."], 4, 3))
        asyncio.run(attack(server, options.requests, options.clients))
    print(
        f"written to standard error by the server: {options.log.stat().st_size} bytes; exit code {server.process.returncode}"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    loading, attacking = commands.add_parser("load"), commands.add_parser("hostile")
    for command in (loading, attacking):
        command.add_argument("--workers", type=int, default=os.cpu_count() or 1)
        command.add_argument("--log", type=Path, default=Path("serve-bench.log"))
    loading.add_argument("--clients", type=int, default=50)
    loading.add_argument("--seconds", type=float, default=60)
    loading.add_argument("--languagetool", type=Path)
    loading.add_argument("files", nargs="*")
    loading.set_defaults(run=run_load)
    attacking.add_argument("--requests", type=int, default=10_000)
    attacking.add_argument("--clients", type=int, default=20)
    attacking.set_defaults(run=run_hostile)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
