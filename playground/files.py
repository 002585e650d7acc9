"""Uploaded files: their ids, their sizes, and where their bytes are.

With a folder every file is a file there; without one the bytes stay in memory. Width and height of pictures are read
from the first bytes of PNG, JPEG, GIF and WebP.
"""

import mimetypes
import secrets
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Wire = dict[str, Any]

LARGEST_DOWNLOAD = 20 * 1024 * 1024
_SIZES = (90, 320, 800, 1280)
# The JPEG markers that hold the size: SOF0 to SOF15; C4, C8 and CC in that range are other tables.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_FOLDERS = {"photo": "photos", "voice": "voice", "video": "videos", "audio": "music", "animation": "animations"}


@dataclass
class File:
    """One stored file.

    Attributes:
        kind: photo, voice, document, video, audio, animation, video_note, sticker or thumbnail.
        path: file_path of getFile.
        wire: the object that a message carries, such as Document; of a photo, the list of its sizes.

    """

    file_id: str
    file_unique_id: str
    kind: str
    path: str
    size: int
    mime_type: str
    wire: Any = None


@dataclass
class Upload:
    """A file on its way in.

    Attributes:
        facts: what the sender says about it: duration, width, height, performer, title …

    """

    data: bytes
    name: str = ""
    mime_type: str = ""
    facts: Wire = field(default_factory=dict)


class Files:
    """All files of a world."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.known: dict[str, File] = {}
        self.paths: dict[str, str] = {}
        self._memory: dict[str, bytes] = {}

    def add(self, kind: str, upload: Upload) -> File:
        """Store an upload and describe it as a message does.

        Returns:
            the file; of a photo, its largest size.

        """
        number = len(self.known) + 1
        mime = upload.mime_type or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        extension = Path(upload.name).suffix or mimetypes.guess_extension(mime) or ""
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}{extension}"
        self._write(path, upload.data)
        if kind == "photo":
            return self._add_photo(path, upload)
        file = self._file(kind, path, len(upload.data), mime)
        file.wire = {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": file.size}
        if kind not in {"sticker", "video_note"}:
            file.wire["mime_type"] = mime
        if upload.name and kind not in {"voice", "sticker", "video_note"}:
            file.wire["file_name"] = upload.name
        file.wire |= upload.facts
        return file

    def _add_photo(self, path: str, upload: Upload) -> File:
        width, height = dimensions(upload.data) or (1280, 720)
        longest = max(width, height)
        sizes: list[Wire] = []
        for limit in [each for each in _SIZES if each < longest] + ([longest] if longest <= _SIZES[-1] else []):
            share = limit / longest
            # All sizes have the same bytes: nothing here can scale a picture.
            file = self._file("photo", path, len(upload.data), "image/jpeg")
            sizes.append(
                {
                    "file_id": file.file_id,
                    "file_unique_id": file.file_unique_id,
                    "file_size": file.size,
                    "width": max(1, round(width * share)),
                    "height": max(1, round(height * share)),
                }
            )
        for size in sizes:
            self.known[size["file_id"]].wire = sizes
        return self.known[sizes[-1]["file_id"]]

    def _file(self, kind: str, path: str, size: int, mime: str) -> File:
        file = File(f"AgAD{secrets.token_urlsafe(24)}", f"AQAD{secrets.token_urlsafe(8)}", kind, path, size, mime)
        self.known[file.file_id] = file
        self.paths[path] = file.file_id
        return file

    def _write(self, path: str, data: bytes) -> None:
        if self.folder is None:
            self._memory[path] = data
            return
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file_path, or nothing when no file has it."""
        if path not in self.paths:
            return None
        return self._memory.get(path) if self.folder is None else (self.folder / path).read_bytes()

    def clear(self) -> None:
        """Forget all files, and remove those that are in the folder."""
        if self.folder is not None:
            for path in self.paths:
                (self.folder / path).unlink(missing_ok=True)
        self.known.clear()
        self.paths.clear()
        self._memory.clear()


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Read the width and height of a picture in pixels; None when it is no picture that we know."""
    try:
        return _dimensions(data)
    except struct.error:
        return None


def _dimensions(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _jpeg(data) if data.startswith(b"\xff\xd8") else None


def _webp(data: bytes) -> tuple[int, int] | None:
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(data):
        if data[position] != 0xFF:  # noqa: PLR2004 - every JPEG marker begins with this byte
            return None
        marker = data[position + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return None
