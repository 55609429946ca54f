"""Where the fuzzer begins: `python -m bench.fuzz.seeds FOLDER` writes a corpus for each target, and a dictionary."""

import json
import sys
from pathlib import Path

from gateway.settings import Settings
from gateway.updates import ALLOWED
from tests.conversation import CHAT
from tests.engine.anything import COMMANDS, CONCERNS, PRESSES, TEXTS
from tests.gateway.any_update import CONTENTS, SERVICE, SUPPORT, TOLD, UPDATES, Json

PRIVATE: Json = {"id": CHAT, "type": "private"}
GROUP: Json = {"id": SUPPORT, "type": "group"}
USER: Json = {"id": CHAT, "is_bot": False, "first_name": "A", "language_code": "ru"}


def _updates() -> list[Json]:
    message: Json = {"message_id": 1, "date": 1, "chat": PRIVATE, "from": USER}
    inside = [{"text": text} for text in ("hello", *TEXTS[:5], *(f"/{name}" for name in COMMANDS))]
    inside += list(CONTENTS.values()) + [{kind: {}} for kind in SERVICE]
    found: list[Json] = [{"message": message | fields} for fields in inside]
    found += [{kind: message | {"text": "hi"}} for kind in (*ALLOWED, *UPDATES)]
    press: Json = {"id": "9", "from": USER, "message": message}
    found += [{"callback_query": press | {"data": data}} for data in PRESSES]
    told: Json = {"message_id": TOLD, "chat": GROUP}
    found += [{"message": message | {"chat": GROUP, "text": "I am here", "reply_to_message": told}}]
    found += [{"message": message | {"chat": GROUP, "migrate_to_chat_id": -1005}}]
    member: Json = {"chat": PRIVATE, "from": USER, "date": 1, "new_chat_member": {"user": USER, "status": "kicked"}}
    return [*found, {"my_chat_member": member}]


def seeds() -> dict[str, list[bytes]]:
    """For each target."""
    numbered = [{"update_id": number, **update} for number, update in enumerate(_updates(), 1)]
    texts = [b"\x02" + text.encode()[:2000] for text in (*TEXTS, *CONCERNS)]
    example = (Path(__file__).parents[2] / ".env.example").read_bytes()
    lines = [f"{name.upper()}={value}".encode() for name in Settings.model_fields for value in ("", "1", "a:1", "'x")]
    return {
        "updates": [json.dumps({"ok": True, "result": [update]}).encode() for update in numbered],
        "webhook": [json.dumps(update).encode() for update in numbered],
        "press": [b"\x01" + data.encode() + b"\x00\x01" for data in PRESSES],
        "text": [text + b"\x00\x01" for text in texts],
        "understanding": [text + b"\x00" for text in texts],
        "env": [example, *lines, b"\xef\xbb\xbfLOG_LEVEL=INFO\r\n", b"export A = 'b' # c\n"],
        "cut": texts,
    }


def words() -> set[str]:
    """What it may put in."""
    found = {"\\u202e", "\\u200b", "\\ud83d", "<b>", "</b>", "&amp;", "&lt;", "{child}", "1e400", "9223372036854775808"}
    found |= {f'"{name}":' for name in (*ALLOWED, *UPDATES, *CONTENTS, *SERVICE)}
    names = ("message_id", "chat", "from", "id", "type", "text", "caption", "data", "update_id", "status", "is_bot",
             "new_chat_member", "reply_to_message", "language_code", "migrate_to_chat_id")  # fmt: skip
    found |= {f'"{name}":' for name in names}
    found |= {name.upper() + "=" for name in Settings.model_fields}
    return found | {word for text in CONCERNS for word in text.split()} | {data for data in PRESSES if data}


def _escaped(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}"


def main() -> None:
    """Writes them."""
    folder = Path(sys.argv[1])
    for target, found in seeds().items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(found):
            (folder / target / f"seed{number}").write_bytes(seed)
    escaped = ("".join(map(_escaped, word.encode())) for word in sorted(words()))
    (folder / "words.dict").write_text("".join(f'"{word}"\n' for word in escaped), "ascii")


if __name__ == "__main__":
    main()
