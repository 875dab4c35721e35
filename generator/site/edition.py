"""The site in one interface language: its words, dates and addresses, and the templates that speak it."""

from gettext import NullTranslations

from jinja2.runtime import Context

from generator.domain.cases import Case, Kudos, Status
from generator.domain.towns import Town
from generator.site.addresses import Addresses, language_folder
from generator.site.catalogue import locale_of
from generator.site.dates import Dates, machine
from generator.site.display import Author
from generator.site.durations import Durations
from generator.site.links import https
from generator.site.look import Look
from generator.site.memo import Memo
from generator.site.people import Addressee, StaffBook
from generator.site.standing import standing_words
from generator.site.strangers import neutral
from generator.site.templating import Part, TranslatedEnvironment


class Edition:
    """One language's edition of the town's site, for one build. Nothing here changes once it is made."""

    def __init__(self, town: Town, look: Look, language: str) -> None:
        self.town = town
        self.look = look
        self.language = language
        self.say = look.translations.get(language, NullTranslations())
        locale = locale_of(language, town.country)
        self.dates = Dates(locale, town.timezone)
        self.durations = Durations(locale, self.say)
        self.standings = standing_words(self.say)
        self.services = {service.service_code: service.name_in(language) for service in town.services}
        self.districts = {district.id: district.name for district in town.districts}
        self.staff = StaffBook(town, look.today)
        prefix = language_folder(language, town.languages)
        self.addresses = Addresses(look.base_path, look.site_url, prefix, look.media_folder)
        self._who = Memo(self._lay_out_author)
        self._environment = self._make_environment()
        self._templates = Memo(self._environment.get_template)

    def render(self, template: str, **things: object) -> str:
        """A template of generator/site/templates, rendered with `things`; every value is escaped."""
        page, globals_ = self._templates[template], self._environment.globals
        # As Template.render does it, but for its slow merging of globals: that took half of a small part's time.
        return "".join(page.root_render_func(Context(self._environment, {**globals_, **things}, template, {})))

    def part(self, template: str, **things: object) -> Part:
        """The same, for a part that stands on many pages: it is HTML already, and no template escapes it again."""
        return Part(self.render(template, **things))

    def title(self, case: Case) -> str:
        """What a case is called: its title, else its service and day, else its day alone."""
        if titled(case):
            return neutral(case.title)
        day = self.dates.day(case.opened_at)
        service = self.services.get(case.service_code or "")
        if service:
            return self.say.gettext("%(service)s, %(day)s") % {"service": service, "day": day}
        return self.say.gettext("Request of %(day)s") % {"day": day}

    def thanked(self, kudos: Kudos) -> str:
        """Whom a thank-you goes to, "To …": a person only with consent, else a team or service, else the town."""
        whom = self.staff.addressee(kudos)
        named = _named(whom) or self.services.get(whom.service_code) or self.town.name
        return self.say.gettext("To %(to)s") % {"to": named}

    def took(self, case: Case) -> int | None:
        """The seconds until a case was resolved, None where the town resolved nothing."""
        return case.resolution_seconds if case.status is Status.RESOLVED and not case.settled_without_town else None

    def _make_environment(self) -> TranslatedEnvironment:
        environment = TranslatedEnvironment(self.look.loader, self.say, self.addresses.to)
        environment.globals.update(town=self.town, language=self.language)
        environment.filters.update(
            who=self._who.__getitem__,
            time=self.dates.time,
            moment=self.dates.moment,
            day=self.dates.day,
            short_day=self.dates.short_day,
            month=self.dates.month,
            month_name=self.dates.month_name,
            machine=machine,
            duration=self.durations.bare,
            within=self.durations.within,
            later=self.durations.later,
            so_far=self.durations.so_far,
            number=self.dates.number,
            percent=self.dates.percent,
            standing=self.standings.__getitem__,
            https=https,
            neutral=neutral,
        )
        return environment

    def _lay_out_author(self, author: Author) -> Part:
        return self.part("who.html", author=author)


def titled(case: Case) -> bool:
    """Whether a case's title may be shown: the words of a held request may not, unless staff wrote the title."""
    return bool(case.title.strip()) and (case.annotated or case.request not in case.held)


def _named(whom: Addressee) -> str:
    return f"{whom.person}, {whom.team}" if whom.person and whom.team else whom.person or whom.team


def editions(town: Town, look: Look) -> tuple[Edition, ...]:
    """One edition for each of the town's interface languages, the first one's first."""
    return tuple(Edition(town, look, language) for language in town.languages)
