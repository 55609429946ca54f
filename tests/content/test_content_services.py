"""Whom a parent can call."""

from content.services import Country, Helplines, Service, services_for
from fsm.words import Concern


class Speaker:
    def say(self, key: str, **values: str | int) -> str:
        return f"[{key}{''.join(f' {value}' for value in values.values())}]"


def service(name: str, *concerns: str, hours: str = "") -> Service:
    return Service(name, "1", concerns, "anyone", hours, ("en",))


EATING = service("A & B", "eating", hours="9-17")
LINES = Helplines(
    {
        "NO": Country("113", (EATING, service("Any", "any"), service("C", "runaway"))),
        "SE": Country("112", (service("Always", "any", hours="24/7"),)),
        "FI": Country("", (service("D", "runaway"),)),
    },
    (service("World", "any"), service("More", "any")),
)


def test_that_the_services_that_fit_are_shown() -> None:
    assert services_for(LINES, "NO", Concern.EATING, Speaker()).split("\n") == [
        "[services-emergency 113]",
        "• A &amp; B: <b>1</b>[services-hours 9-17]",
        "• Any: <b>1</b>",
    ]


def test_that_without_a_concern_all_fit_up_to_the_most() -> None:
    assert len(services_for(LINES, "NO", None, Speaker(), most=2).split("\n")) == 3


def test_that_where_none_fits_the_directories_do() -> None:
    shown = services_for(LINES, "FI", Concern.EATING, Speaker())
    assert shown == "[services-none-fitting]\n• World: <b>1</b>\n• More: <b>1</b>"


def test_that_a_country_without_an_entry_gets_the_directories() -> None:
    shown = services_for(LINES, "DK", Concern.EATING, Speaker(), most=1)
    assert shown == "[services-no-country]\n• World: <b>1</b>"


def test_that_who_always_answers_is_said_in_words() -> None:
    shown = services_for(LINES, "SE", None, Speaker())
    assert shown == "[services-emergency 112]\n• Always: <b>1</b>[services-always]"
