"""How long something took, in the one unit that people would say: minutes, hours or days."""

from collections.abc import Callable
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.units import format_unit

Unit = Literal["minute", "hour", "day"]

MINUTE, HOUR, DAY = 60, 3_600, 86_400
HOURS_FROM = 90 * MINUTE
DAYS_FROM = 48 * HOUR

Said = dict[tuple[int, Unit], str]


def in_one_unit(seconds: int) -> tuple[int, Unit]:
    """The rounded number and its unit: minutes below 90 of them, hours below 48, then days."""
    if seconds < HOURS_FROM:
        return round(seconds / MINUTE), "minute"
    if seconds < DAYS_FROM:
        return round(seconds / HOUR), "hour"
    return round(seconds / DAY), "day"


class Durations:
    """Says durations in one language; what was said once is remembered for the build."""

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        self.locale = locale
        self.translations = translations
        self._bare: Said = {}
        self._within: Said = {}
        self._later: Said = {}
        self._so_far: Said = {}

    def bare(self, seconds: int) -> str:
        """The duration alone: "2 days"."""
        return _remembered(self._bare, seconds, self._say_bare)

    def within(self, seconds: int) -> str:
        """The duration as it follows a verb: "in 2 days"."""
        return _remembered(self._within, seconds, self._say_within)

    def later(self, seconds: int) -> str:
        """How long after something else: "2 days later"."""
        return _remembered(self._later, seconds, self._say_later)

    def so_far(self, seconds: int) -> str:
        """How long something has lasted that goes on: "2 days so far"."""
        return _remembered(self._so_far, seconds, self._say_so_far)

    def _say_later(self, number: int, unit: Unit) -> str:
        return self.translations.gettext("%(duration)s later") % {"duration": self._say_bare(number, unit)}

    def _say_so_far(self, number: int, unit: Unit) -> str:
        return self.translations.gettext("%(duration)s so far") % {"duration": self._say_bare(number, unit)}

    def _say_bare(self, number: int, unit: Unit) -> str:
        if number == 0:
            return self.translations.gettext("less than a minute")
        return str(format_unit(number, f"duration-{unit}", locale=self.locale))

    def _say_within(self, number: int, unit: Unit) -> str:
        say = self.translations
        if number == 0:
            return say.gettext("in less than a minute")
        if unit == "minute":
            sentence = say.ngettext("in %(num)s minute", "in %(num)s minutes", number)
        elif unit == "hour":
            sentence = say.ngettext("in %(num)s hour", "in %(num)s hours", number)
        else:
            sentence = say.ngettext("in %(num)s day", "in %(num)s days", number)
        return sentence % {"num": number}


def _remembered(said: Said, seconds: int, say: Callable[[int, Unit], str]) -> str:
    key = in_one_unit(seconds)
    words = said.get(key)
    if words is None:
        words = said[key] = say(*key)
    return words
