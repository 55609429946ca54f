"""What a parent may send that is not text: one sample of each kind, with all the fields that Telegram gives it."""

import io

from PIL import Image, ImageDraw

from simulator.files import File, Files
from simulator.shapes import Json

KINDS = (
    "voice", "audio", "sticker", "photo", "video", "video_note", "animation", "document", "location", "venue",
    "contact", "dice", "poll",
)  # fmt: skip


def picture(width: int = 480, height: int = 320) -> bytes:
    """A small landscape, so that a photo in the chat looks like one."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        draw.line((0, y, width, y), (int(120 + 110 * share), int(170 + 40 * share), int(230 - 40 * share)))
    draw.ellipse((width * 0.68, height * 0.16, width * 0.82, height * 0.37), (255, 236, 170))
    draw.polygon(((0, height), (width * 0.3, height * 0.45), (width * 0.65, height)), (84, 122, 110))
    draw.polygon(((width * 0.35, height), (width * 0.72, height * 0.55), (width, height)), (62, 98, 92))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def content(kind: str, files: Files) -> Json:
    """The fields of a Message that carry such a thing."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of message: {kind}")
    if kind == "photo":
        return {"photo": files.keep(picture(), "photo.jpg", "image/jpeg", "photos", (480, 320)).photo}
    return {kind: _PLACES[kind]} if kind in _PLACES else {kind: _FILES[kind] | _sample(kind, files).json}


def _sample(kind: str, files: Files) -> File:
    mime = str(_FILES[kind].get("mime_type", "image/webp"))
    return files.keep(b"sample " + kind.encode(), f"{kind}.{mime.rpartition('/')[2]}", mime, kind)


_FILES: dict[str, Json] = {
    "voice": {"duration": 7, "mime_type": "audio/ogg"},
    "audio": {"duration": 61, "mime_type": "audio/mpeg", "title": "A song", "performer": "Someone"},
    "sticker": {
        "width": 512, "height": 512, "emoji": "🙂", "type": "regular", "is_animated": False, "is_video": False,
    },
    "video": {"width": 640, "height": 360, "duration": 12, "mime_type": "video/mp4", "file_name": "video.mp4"},
    "video_note": {"length": 240, "duration": 9},
    "animation": {"width": 320, "height": 240, "duration": 3, "mime_type": "video/mp4"},
    "document": {"file_name": "notes.pdf", "mime_type": "application/pdf"},
}  # fmt: skip
_PLACES: dict[str, Json] = {
    "location": {"latitude": 52.52, "longitude": 13.405},
    "venue": {"location": {"latitude": 52.52, "longitude": 13.405}, "title": "A café", "address": "Some street 1"},
    "contact": {"phone_number": "+4915100000000", "first_name": "Grandma"},
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {
        "id": "1", "question": "Tea or coffee?", "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False, "members_only": False, "allows_revoting": True,
        "options": [
            {"persistent_id": "1", "text": "Tea", "voter_count": 0},
            {"persistent_id": "2", "text": "Coffee", "voter_count": 0},
        ],
    },
}  # fmt: skip
