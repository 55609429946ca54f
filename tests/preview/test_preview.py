"""The preview shows every screen and every text, each with a place of its own that can be linked to."""

import re

import pytest

from content.text import Voice
from fsm.states import State
from fsm.words import Concern, Pronoun, StepId
from simulator.preview.page import page
from simulator.preview.texts import texts
from tests.conversation import content


@pytest.mark.parametrize("locale", content().locales)
def test_every_screen_and_text_has_its_place(locale: str) -> None:
    html = page(content(), locale)
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    for state in State:
        assert f'id="screen-{state}"' in html
    for name in (*(f"steps-{step}" for step in StepId), *(f"concerns-{concern}" for concern in Concern)):
        assert f'id="{name}"' in html
    for href in re.findall(r'href="#([^"]+)"', html):
        assert href in anchors


@pytest.mark.parametrize("locale", content().locales)
def test_every_text_of_the_pack_is_shown(locale: str) -> None:
    html = page(content(), locale)
    for shown in texts(content().pack(locale), Voice("", Pronoun.THEY)):
        assert shown.html in html, f"{shown.group} {shown.place}"
