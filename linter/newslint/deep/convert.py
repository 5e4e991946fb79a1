"""From a GGUF file of the Llama family to a folder that CTranslate2 reads: weights as integers, and the tokenizer.

Needs `gguf` and `numpy`, no framework for training. What the file says of itself (heads, base of the rotary embedding) is
believed as far as its weights bear it out; a file of another family, and one that says it holds more than it does, is
refused."""

from __future__ import annotations

import os

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .catalogue import COMPLETE, TOKENIZER
from .gguf_header import check_header

if TYPE_CHECKING:
    from typing import Any

#: How the text is cut before pairs of its bytes are joined, by the name that GGUF gives it.
_CUTS = ("smollm", "gpt-2", "default")
#: Tensors of one layer.
_OF_A_LAYER = 9
#: The largest of a row of weights as an integer. Processors without VNNI add pairs of products of 8-bit integers in 16 bits, and
#: cut off what does not fit: with weights of 7 bits all fits, and every processor comes to the same sums.
_LARGEST = 63


def convert(path: str, folder: str, name: str) -> None:
    """Write the model of a GGUF file to a folder, which must not exist yet. Raises NewslintError for a file that is
    no GGUF of the Llama family, or whose tokenizer is of another sort."""
    try:
        from gguf import GGUFReader
    except ImportError:
        raise NewslintError("deep reading needs more: pip install 'newslint[deep]'") from None
    try:
        check_header(path)
        file: Any = GGUFReader(path)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise NewslintError(f"{path} cannot be read as GGUF: {' '.join(str(error).split())}") from None
    try:
        _convert(file, path, folder, name)
    except (NewslintError, OSError):
        raise
    except Exception as error:  # what the libraries raise for values that fit nothing is of every kind
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise NewslintError(f"{path} holds no model that can be used ({what})") from None


def _convert(file: Any, path: str, folder: str, name: str) -> None:
    family = _field(file, "general.architecture", "")
    if family != "llama":
        raise NewslintError(f"{path} holds a model of the family '{family}'; only 'llama' can be used")
    tokenizer = _tokenizer(file, path)
    os.makedirs(folder)
    _weights(file, path).save(folder)
    tokenizer.save(os.path.join(folder, TOKENIZER))
    _note(folder, file, name)


def _note(folder: str, file: Any, name: str) -> None:
    import json

    about = {"name": name, "licence": _field(file, "general.license", ""), "start": _first(file)}
    with open(os.path.join(folder, COMPLETE), "w", encoding="utf-8") as note:
        json.dump(about, note)


def _field(file: Any, name: str, otherwise: Any) -> Any:
    field = file.get_field(name)
    return otherwise if field is None else field.contents()


def _first(file: Any) -> str:
    """The token that stands before a text: what parted one text from the next when the model was trained."""
    tokens: list[str] = _field(file, "tokenizer.ggml.tokens", [])
    between = "<|endoftext|>"
    return between if between in tokens else tokens[int(_field(file, "tokenizer.ggml.bos_token_id", 0))]


def _tokenizer(file: Any, path: str) -> Any:
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

    sort, cut = _field(file, "tokenizer.ggml.model", ""), _field(file, "tokenizer.ggml.pre", "default")
    if sort != "gpt2" or cut not in _CUTS:
        raise NewslintError(f"{path}: its tokenizer ('{sort}', '{cut}') is none that can be used")
    tokens = _field(file, "tokenizer.ggml.tokens", [])
    merges = [tuple(pair.split(" ")) for pair in _field(file, "tokenizer.ggml.merges", [])]
    made = Tokenizer(models.BPE(vocab={token: at for at, token in enumerate(tokens)}, merges=merges))
    whole = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    digits = [pre_tokenizers.Split(Regex(r"\p{N}"), "isolated")] if cut == "smollm" else []
    made.pre_tokenizer = pre_tokenizers.Sequence([*digits, whole])
    made.decoder = decoders.ByteLevel()
    return made


def _weights(file: Any, path: str) -> Any:
    import numpy as np
    from ctranslate2.specs import common_spec, transformer_spec
    from gguf.quants import dequantize

    stored = {tensor.name: tensor for tensor in file.tensors}

    def weight(name: str) -> Any:
        tensor = stored.get(name)
        if tensor is None:
            raise NewslintError(f"{path} has no '{name}'; it is not whole")
        return np.array(dequantize(tensor.data, tensor.tensor_type), dtype=np.float32, order="C")

    def turned(name: str, heads: int) -> Any:
        """Queries and keys in the order of the published model; GGUF has the halves of each head interleaved."""
        one = weight(name)
        return one.reshape(heads, one.shape[0] // heads // 2, 2, -1).swapaxes(1, 2).reshape(one.shape)

    layers = int(_field(file, "llama.block_count", 0))
    if not 0 < layers * _OF_A_LAYER <= len(stored):
        raise NewslintError(f"{path} says it has {layers:,} layers, and has {len(stored):,} tensors in all")
    heads = int(_field(file, "llama.attention.head_count", 0))
    shared = int(_field(file, "llama.attention.head_count_kv", heads))
    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        layers, heads, activation=common_spec.Activation.SWISH, pre_norm=True, ffn_glu=True, rms_norm=True,
        rotary_dim=0, rotary_interleave=False, rotary_base=float(_field(file, "llama.rope.freq_base", 10000.0)),
        num_heads_kv=shared,
    )  # fmt: skip
    decoder: Any = spec.decoder
    decoder.scale_embeddings = False
    _set(decoder.embeddings, weight("token_embd.weight"))
    decoder.layer_norm.gamma = weight("output_norm.weight")
    _set(decoder.projection, weight("output.weight" if "output.weight" in stored else "token_embd.weight"))
    for number, layer in enumerate(decoder.layer):
        at = f"blk.{number}."
        attention, feed = layer.self_attention, layer.ffn
        attention.layer_norm.gamma = weight(at + "attn_norm.weight")
        asked, keys = turned(at + "attn_q.weight", heads), turned(at + "attn_k.weight", shared)
        _set(attention.linear[0], np.concatenate((asked, keys, weight(at + "attn_v.weight"))))
        _set(attention.linear[1], weight(at + "attn_output.weight"))
        feed.layer_norm.gamma = weight(at + "ffn_norm.weight")
        _set(feed.linear_0, weight(at + "ffn_gate.weight"))
        _set(feed.linear_0_noact, weight(at + "ffn_up.weight"))
        _set(feed.linear_1, weight(at + "ffn_down.weight"))
    tokens = list(_field(file, "tokenizer.ggml.tokens", []))
    tokens += [f"<unused-{number}>" for number in range(len(tokens), decoder.embeddings.weight.shape[0])]
    spec.register_vocabulary(tokens)
    config: Any = spec.config
    config.bos_token = config.eos_token = config.unk_token = _first(file)
    config.layer_norm_epsilon = float(_field(file, "llama.attention.layer_norm_rms_epsilon", 1e-5))
    spec.validate()
    spec.optimize()  # what is there twice is written once
    return spec


def _set(layer: Any, weights: Any) -> None:
    """Give a layer its weights as integers, with the scale of each row. Raises ValueError for weights that are no numbers."""
    import numpy as np

    largest = np.abs(weights).max(1)
    if not np.isfinite(largest).all():
        raise ValueError("its weights are no numbers")
    largest[largest == 0] = _LARGEST
    largest = np.maximum(
        largest, _LARGEST / np.finfo(np.float32).max
    )  # of a tiny one the scale is still a number
    scale = (_LARGEST / largest).astype(np.float32)
    layer.weight = np.rint(weights * scale[:, None]).astype(np.int8)
    layer.weight_scale = scale
