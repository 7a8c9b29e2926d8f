"""Files that the bot or people sent: contents, ids, and what Telegram requires of a photo."""

import hashlib
import mimetypes
import secrets
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from .errors import ApiError, bad_request
from .store import Store

MB = 1024 * 1024
PHOTO_MAX, UPLOAD_MAX, DOWNLOAD_MAX = 10 * MB, 50 * MB, 20 * MB


@dataclass(frozen=True)
class File:
    """`path` is what getFile gives; the same content has the same `unique_id`, each upload its own `id`."""

    id: str
    unique_id: str
    path: str
    name: str
    size: int

    @property
    def mime_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def as_document(self) -> dict[str, Any]:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_size": self.size,
        }


class Files:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_id = {key: File(**value) for key, value in store.load("file")}
        self._contents = dict(store.contents())

    def keep(self, folder: str, name: str, content: bytes) -> File:
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > UPLOAD_MAX:
            raise ApiError(413, "Request Entity Too Large")
        unique_id = "AQAD" + hashlib.sha256(content).hexdigest()[:12]
        suffix = mimetypes.guess_extension(mimetypes.guess_type(name)[0] or "") or ""
        path = f"{folder}/{unique_id}{suffix}"
        file = File("AgACAgI" + secrets.token_urlsafe(24), unique_id, path, name, len(content))
        self._by_id[file.id] = file
        self._contents[path] = content
        self._store.put("file", file.id, asdict(file))
        self._store.put_content(path, content)
        return file

    def by_id(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def content(self, path: str) -> bytes | None:
        return self._contents.get(path)

    def received(
        self, reference: str, kind: str, uploads: dict[str, tuple[str, bytes]], missing: str
    ) -> File:
        """The file meant by a request: `attach://key`, or the id of a file that Telegram has, of the same kind."""
        folder = f"{kind}s"
        if reference.startswith("attach://"):
            upload = uploads.get(reference.removeprefix("attach://"))
            if upload is None:
                raise bad_request(missing)
            name, content = upload
            return self.keep(folder, name or "file", content)
        file = self._by_id.get(reference)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if not file.path.startswith(f"{folder}/"):
            other = file.path.partition("/")[0].removesuffix("s")
            raise bad_request(f"can't use file of type {other.title()} as {kind.title()}")
        return file

    def photo_sizes(self, file: File) -> list[dict[str, Any]]:
        if file.size > PHOTO_MAX:
            raise bad_request(
                f"file of size {file.size} bytes is too big for a photo; "
                f"the maximum size is {PHOTO_MAX} bytes"
            )
        size = image_size(self._contents[file.path])
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        ids = {"file_id": file.id, "file_unique_id": file.unique_id}
        return [{**ids, "width": width, "height": height, "file_size": file.size}]


def picture_type(content: bytes) -> str | None:
    """By content, whatever the name says; None if it is no picture."""
    return next((kind for magic, kind, _ in _PICTURES if content.startswith(magic)), None)


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None for anything else."""
    for magic, _, read in _PICTURES:
        if content.startswith(magic):
            size = read(content)
            return size if size and min(size) > 0 else None
    return None


def _png_size(content: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", content[16:24]) if len(content) >= 24 else None


def _gif_size(content: bytes) -> tuple[int, int] | None:
    return struct.unpack("<HH", content[6:10]) if len(content) >= 10 else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


_PICTURES: tuple[tuple[bytes, str, Callable[[bytes], tuple[int, int] | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", _png_size),
    (b"GIF8", "image/gif", _gif_size),
    (b"\xff\xd8\xff", "image/jpeg", _jpeg_size),
)
