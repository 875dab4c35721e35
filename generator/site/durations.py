"""How long something took, in the one unit that people would say: minutes, hours or days."""

from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.units import format_unit

from generator.site.memo import Memo

Unit = Literal["minute", "hour", "day"]
Length = tuple[int, Unit]

MINUTE, HOUR, DAY = 60, 3_600, 86_400
HOURS_FROM = 90 * MINUTE
DAYS_FROM = 48 * HOUR


def in_one_unit(seconds: int) -> Length:
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
        self._bare = Memo(self._say_bare)
        self._within = Memo(self._say_within)
        self._later = Memo(self._say_later)
        self._so_far = Memo(self._say_so_far)

    def bare(self, seconds: int) -> str:
        """The duration alone: "2 days"."""
        return self._bare[in_one_unit(seconds)]

    def within(self, seconds: int) -> str:
        """The duration as it follows a verb: "in 2 days"."""
        return self._within[in_one_unit(seconds)]

    def later(self, seconds: int) -> str:
        """How long after something else: "2 days later"."""
        return self._later[in_one_unit(seconds)]

    def so_far(self, seconds: int) -> str:
        """How long something has lasted that goes on: "2 days so far"."""
        return self._so_far[in_one_unit(seconds)]

    def _say_later(self, length: Length) -> str:
        return self.translations.gettext("%(duration)s later") % {"duration": self._bare[length]}

    def _say_so_far(self, length: Length) -> str:
        return self.translations.gettext("%(duration)s so far") % {"duration": self._bare[length]}

    def _say_bare(self, length: Length) -> str:
        number, unit = length
        if number == 0:
            return self.translations.gettext("less than a minute")
        return str(format_unit(number, f"duration-{unit}", locale=self.locale))

    def _say_within(self, length: Length) -> str:
        say, (number, unit) = self.translations, length
        if number == 0:
            return say.gettext("in less than a minute")
        if unit == "minute":
            sentence = say.ngettext("in %(num)s minute", "in %(num)s minutes", number)
        elif unit == "hour":
            sentence = say.ngettext("in %(num)s hour", "in %(num)s hours", number)
        else:
            sentence = say.ngettext("in %(num)s day", "in %(num)s days", number)
        return sentence % {"num": number}
