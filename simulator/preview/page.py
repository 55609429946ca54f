"""The page: every screen with its samples, then every text with its place."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from content.pack import Content
from content.text import Voice
from dialogs.scene import Scene
from engine.asking import prompt
from engine.assembly import assemble
from fsm.reply import Say
from fsm.states import State
from fsm.words import Pronoun
from simulator.preview.samples import NOW, child, samples
from simulator.preview.texts import texts


def page(content: Content, locale: str) -> str:
    """The whole page of one language."""
    sections = {**_screens(content, locale), **_texts(content, locale)}
    contents = "".join(f'<a href="#{_anchor(name)}">{escape(name)}</a>' for name in sections)
    body = "".join(
        f'<section><h2 id="{_anchor(name)}">{escape(name)}</h2><div class="cards">{"".join(cards)}</div></section>'
        for name, cards in sections.items()
    )
    template = Template(Path(__file__).with_name("page.html").read_text("utf-8"))
    return template.substitute(locale=locale, contents=contents, body=body)


def _screens(content: Content, locale: str) -> dict[str, list[str]]:
    return {f"screen {state}": list(_screen(content, locale, state)) for state in State}


def _screen(content: Content, locale: str, state: State) -> Iterator[str]:
    seen: set[str] = set()
    for sample in samples(state, locale):
        for again in (False, True):
            journey = sample.journey.copy()
            scene = Scene(journey, content, content.pack(locale), NOW, human=True)
            replies = assemble(journey, "", prompt(journey, scene, again), 0)
            bubbles = "".join(_bubble(reply) for reply in replies if isinstance(reply, Say))
            # What looks alike for every child is shown once.
            if bubbles not in seen:
                seen.add(bubbles)
                yield _card(f"{state} · {sample.name}{' · again' if again else ''}", bubbles)


def _texts(content: Content, locale: str) -> dict[str, list[str]]:
    """Each text once, and once more for another child where it reads differently."""
    pack = content.pack(locale)
    versions: dict[tuple[str, str], list[str]] = {}
    for pronoun, age in ((Pronoun.SHE, 13), (Pronoun.HE, 4), (Pronoun.THEY, 10)):
        voice = Voice(child(locale, pronoun, age).name, pronoun)
        for shown in texts(pack, voice):
            found = versions.setdefault((shown.group, shown.place), [])
            if shown.html not in found:
                found.append(shown.html)
    sections: dict[str, list[str]] = {}
    for (group, place), found in versions.items():
        bubbles = "".join(f'<div class="bubble">{html}</div>' for html in found)
        sections.setdefault(group, []).append(_card(f"{group} · {place}", bubbles))
    return sections


def _card(place: str, inside: str) -> str:
    anchor = _anchor(place)
    return f'<div class="card" id="{anchor}"><a class="place" href="#{anchor}">{escape(place)}</a>{inside}</div>'


def _bubble(reply: Say) -> str:
    picture = (
        f'<div class="picture">{escape(reply.picture.title)}: {escape(reply.picture.alt)}</div>'
        if reply.picture
        else ""
    )
    rows = "".join(
        "<div>" + "".join(f"<span>{escape(button.label)}</span>" for button in row) + "</div>" for row in reply.rows
    )
    keys = f'<div class="keys">{rows}</div>' if rows else ""
    return f'<div class="bubble">{picture}{reply.text}</div>{keys}'


def _anchor(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
