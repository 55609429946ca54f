"""Uploaded files: kept in memory, given out by id."""

import io
from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image

from simulator.params import Params, Upload
from simulator.refused import Refused
from simulator.shapes import Json

PHOTO_LIMIT = 10 * 1024 * 1024
FILE_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A stored file. `path` is what getFile names it by."""

    id: str
    name: str
    mime: str
    data: bytes
    folder: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The file_path under /file/bot<token>/."""
        return f"{self.folder}/{self.id}{PurePath(self.name).suffix}"

    @property
    def json(self) -> Json:
        """The fields that every kind of file has in a message."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.data)}

    @property
    def photo(self) -> list[Json]:
        """The `photo` of a message: its sizes, of which there is one here."""
        return [self.json | {"width": self.width, "height": self.height}]

    @property
    def document(self) -> Json:
        """The `document` of a message."""
        return self.json | {"file_name": self.name, "mime_type": self.mime}


class Files:
    """All files that anyone sent."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def keep(self, data: bytes, name: str, mime: str, folder: str, size: tuple[int, int] = (0, 0)) -> File:
        """Store a file without asking whether Telegram would take it."""
        number = len(self._files) + 1
        file = File(f"{folder}-{number:04d}", name, mime, data, folder, *size)
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> File | None:
        """The file of that id, if there is one."""
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        """The file that getFile named by that path."""
        return next((file for file in self._files.values() if file.path == path), None)

    def photo(self, params: Params) -> File:
        """The picture of a sendPhoto: a real one, not too large, not too long or too flat."""
        file = self._argument(params, "photo")
        if file is not None:
            return file
        upload = self._upload(params, "photo", PHOTO_LIMIT)
        try:
            with Image.open(io.BytesIO(upload.data)) as image:
                (width, height), mime = image.size, image.get_format_mimetype() or upload.mime
                image.verify()
        except Exception:
            raise Refused("IMAGE_PROCESS_FAILED") from None
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise Refused("PHOTO_INVALID_DIMENSIONS")
        return self.keep(upload.data, upload.name, mime, "photos", (width, height))

    def document(self, params: Params) -> File:
        """The file of a sendDocument."""
        file = self._argument(params, "document")
        if file is not None:
            return file
        upload = self._upload(params, "document", FILE_LIMIT)
        return self.keep(upload.data, upload.name, upload.mime, "documents")

    def _argument(self, params: Params, field: str) -> File | None:
        """A file that was sent before, by its id."""
        value = params.text(field)
        if not value or value.startswith("attach://"):
            return None
        if value.startswith(("http://", "https://")):
            raise Refused("failed to get HTTP URL content")
        file = self._files.get(value)
        if file is None:
            raise Refused("wrong file identifier/HTTP URL specified")
        return file

    def _upload(self, params: Params, field: str, limit: int) -> Upload:
        upload = params.files.get(params.text(field).removeprefix("attach://") or field)
        if upload is None:
            raise Refused(f"there is no {field} in the request")
        if not upload.data:
            raise Refused("file must be non-empty")
        if len(upload.data) > FILE_LIMIT:
            raise Refused(code=413)
        if len(upload.data) > limit:
            raise Refused(f"file is too big for a {field}")
        return upload
