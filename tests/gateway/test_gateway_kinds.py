"""Every kind of reply arrives as what it is."""

import json

from fsm.reply import Edit, Export, Say, Settle, Tell, Toast
from fsm.turn import Answer, Turn
from simulator.chats import Message
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.replies import PICTURE, ROWS, SUPPORT, texts
from tests.gateway.rig import CHAT, START, Running, decide, unsent


async def test_a_message_with_markup_and_buttons(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b>Hello</b> &lt;you&gt; https://example.org", ROWS))
        await bot.settled()
    (message,) = sim.replies(CHAT)
    assert (message.text, message.entities[0]["type"]) == ("Hello <you> https://example.org", "bold")
    assert message.rows == [
        [{"text": "Yes", "callback_data": "1:yes"}, {"text": "No", "callback_data": "1:no"}],
        [{"text": "Read", "url": "https://example.org/a"}],
    ]
    assert message.json["link_preview_options"] == {"is_disabled": True}
    assert unsent(bot.store) == 0


async def test_a_press_a_toast_an_edit_and_settled_buttons(sim: Simulator, running: Running) -> None:
    async with running(lambda chat, event: ()) as bot:
        bot.say(CHAT, Say("Sure?", ROWS))
        await bot.settled()
        (question,) = sim.replies(CHAT)
        pressed = sim.user_taps(CHAT, "Yes")
        await sim.wait_for(lambda: bot.worker.heard)
        bot.say(CHAT, Toast(pressed.id, "Noted"), Settle(question.id, "✓ Yes", "1:yes"), Say("Good."))
        await bot.settled()
        assert pressed.text == "Noted"
        assert [button["text"] for button in question.buttons] == ["✓ Yes"]
        bot.say(CHAT, Edit(question.id, "<i>Changed</i>", ROWS[:1]))
        await bot.settled()
    assert (question.text, len(question.buttons)) == ("Changed", 2)
    assert texts(sim) == ["Changed", "Good."]


async def test_a_picture_with_its_text(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("Your <b>week</b>", ROWS, PICTURE))
        await bot.settled()
    (message,) = sim.replies(CHAT)
    assert (message.text, message.json["photo"][0]["width"], len(message.buttons)) == ("Your week", 1000, 3)


async def test_a_picture_with_more_text_than_goes_under_it(sim: Simulator, running: Running) -> None:
    long = "Well done. " * 150
    assert 1024 < len(long) < 4096
    async with running() as bot:
        bot.say(CHAT, Say(long, ROWS, PICTURE))
        await bot.settled()
    picture, text = sim.replies(CHAT)
    assert ("photo" in picture.json, picture.text, picture.buttons) == (True, "", [])
    assert (text.text, len(text.buttons)) == (long.strip(), 3)


async def test_a_text_that_is_too_long_for_one_message(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b>" + "word " * 2000 + "</b>", ROWS), Say("after"))
        await bot.settled()
    *cut, last, after = sim.replies(CHAT)
    assert " ".join(message.text for message in (*cut, last)) == ("word " * 2000).strip()
    assert [len(message.buttons) for message in (*cut, last, after)] == [*[0] * len(cut), 3, 0]


async def test_all_that_is_stored_as_two_files(sim: Simulator, store: Store, running: Running) -> None:
    async with running() as bot:
        decide(store, CHAT)
        journey = store.journey(CHAT)
        assert journey is not None
        journey.zone = "Europe/Berlin"
        answers = (Answer("story", words="He said <nothing> & left"), Answer("check_in", "done"))
        store.commit([(None, Turn(journey, (Export("All of it.", "en"), Say("Next?")), answers=answers))], START)
        bot.service.wake()
        await bot.settled()
        page, data, last = sim.replies(CHAT)
        assert (page.text, data.text, last.text) == ("All of it.", "", "Next?")
        names = [message.json["document"]["file_name"] for message in (page, data)]
        assert names == ["trust-steps.html", "trust-steps.json"]
        html, raw = (_file(sim, message) for message in (page, data))
    assert "He said &lt;nothing&gt; &amp; left" in html
    # In the parent's own time.
    assert "2026-03-02 19:00: story" in html
    assert json.loads(raw)["answers"][0]["words"] == "He said <nothing> & left"


def _file(sim: Simulator, message: Message) -> str:
    file = sim.world.files.get(message.json["document"]["file_id"])
    assert file is not None
    return file.data.decode()


async def test_the_operator_is_told(sim: Simulator, store: Store, running: Running) -> None:
    sim.add_group(SUPPORT)
    async with running(support_chat=SUPPORT) as bot:
        bot.say(CHAT, Tell("A concern was heard."), Tell("Please call", relay=True), Say("Somebody knows."))
        await bot.settled()
    assert texts(sim, SUPPORT) == ["A concern was heard.", "Please call"]
    assert texts(sim) == ["Somebody knows."]
    first, second = sim.replies(SUPPORT)
    assert (store.relayed(first.id), store.relayed(second.id)) == (None, CHAT)


async def test_without_an_operator_there_is_nobody_to_tell(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Tell("A concern was heard."), Say("Here I am."))
        await bot.settled()
    assert (texts(sim), unsent(bot.store)) == (["Here I am."], 0)


async def test_an_answer_to_any_part_of_a_long_message_finds_its_parent(
    sim: Simulator, store: Store, running: Running
) -> None:
    sim.add_group(SUPPORT)
    async with running(support_chat=SUPPORT) as bot:
        bot.say(CHAT, Tell("I need a human. " * 400, relay=True))
        await bot.settled()
    assert [store.relayed(message.id) for message in sim.replies(SUPPORT)] == [CHAT, CHAT]
