"""A persona: who the parent is, what they tell, and what they do on each day. Read from YAML."""

from pathlib import Path
from typing import Annotated, Any
from zoneinfo import available_timezones

import click
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from content.load import HERE, locales
from content.places import zones_of
from fsm.machine import STATEMENTS
from fsm.words import Cause, Pace, Pronoun, Sign, Since

Rating = Annotated[int, Field(ge=1, le=5)]


class Told(BaseModel):
    """What the parent tells of the child."""

    model_config = ConfigDict(extra="forbid")

    name: str = ""
    age: int | None = Field(default=None, ge=2, le=17)
    pronoun: Pronoun = Pronoun.THEY


class Persona(BaseModel):
    """One parent. `days` is what they do at the check-ins, `closeness` what they rate, the last one repeating.

    Beyond the days: `reviews` lists the signs that are there at the first, second ... weekly review (the last one
    repeating; without it they stay as they were), `on` sends a text on a day counted from the beginning.
    """

    model_config = ConfigDict(extra="forbid")

    locale: str = "en"
    country: str = "US"
    timezone: str = "America/New_York"
    child: Told = Told()
    story: list[str] = []
    signs: dict[Sign, Since] = {}
    causes: list[Cause] = []
    reflection: list[Rating] = [3] * STATEMENTS
    pace: Pace = Pace.THREE_A_WEEK
    hour: int = Field(default=20, ge=0, le=23)
    days: list[str] = ["done"]
    closeness: list[Rating] = [3]
    reviews: list[list[Sign]] = []
    on: dict[int, str] = {}

    @field_validator("locale")
    @classmethod
    def _a_language_there_is(cls, value: str) -> str:
        if value not in (known := locales(HERE)):
            raise ValueError(f"no language '{value}' in content/: there are {', '.join(known)}")
        return value

    @field_validator("reflection", mode="before")
    @classmethod
    def _one_for_all(cls, value: Any) -> Any:
        return [value] * STATEMENTS if isinstance(value, int) else value

    @field_validator("reflection")
    @classmethod
    def _all_statements(cls, value: list[int]) -> list[int]:
        if len(value) != STATEMENTS:
            raise ValueError(f"must be {STATEMENTS} numbers, or one for all")
        return value

    @field_validator("days", mode="before")
    @classmethod
    def _texts(cls, value: Any) -> Any:
        """'text: ...' as an entry of a list is a mapping to YAML."""
        acts = value if isinstance(value, list) else [value]
        return [f"text: {act['text']}" if isinstance(act, dict) and list(act) == ["text"] else act for act in acts]

    @field_validator("days")
    @classmethod
    def _known_acts(cls, value: list[str]) -> list[str]:
        for act in value:
            if act not in ACTS and not act.startswith("text:"):
                raise ValueError(f"'{act}' is none of {', '.join(ACTS)}, text: ...")
        return value

    @field_validator("days", "closeness")
    @classmethod
    def _not_empty(cls, value: list[Any]) -> list[Any]:
        if not value:
            raise ValueError("must not be empty")
        return value

    @field_validator("country")
    @classmethod
    def _country(cls, value: str) -> str:
        if not zones_of(value):
            raise ValueError(f"no country has the code '{value}'")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"no time zone is called '{value}'")
        return value


ACTS = ("done", "partly", "not_yet", "hard", "silent", "block")


def read(path: Path) -> Persona:
    """Reads a persona file. Raises click.ClickException that names the file and what is wrong in it."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
        # YAML 1.1 reads the key 'on' as true.
        if isinstance(data, dict) and True in data:
            data["on"] = data.pop(True)
        return Persona.model_validate(data)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path}: not YAML: {error}") from error
    except ValidationError as error:
        faults = "\n".join(f"{path}: {'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise click.ClickException(faults) from error
