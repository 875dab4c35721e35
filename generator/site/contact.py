"""How to ask the town, with an account and without."""

import re
from dataclasses import dataclass

from generator.site.edition import Edition
from generator.site.links import https, mail, telephone

CASE = "-CASE-"
"""Stands for the case's id in an address: of letters that quoting leaves alone, and that no id has."""

X_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")


@dataclass(frozen=True, slots=True)
class Door:
    """An account that answers."""

    role: str
    handle: str
    href: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways in; links are "" where the town gave none."""

    doors: tuple[Door, ...]
    phone: str
    phone_link: str
    email: str
    email_link: str
    counter: str
    web: str


def ways_to_ask(edition: Edition) -> Ways:
    """The town's ways in. Accounts of persons who did not agree to be named are left out."""
    contact = edition.town.contact
    return Ways(
        doors=tuple(_doors(edition)),
        phone=contact.phone,
        phone_link=telephone(contact.phone),
        email=contact.email,
        email_link=mail(contact.email),
        counter=contact.counter,
        web=https(contact.web),
    )


def _doors(edition: Edition) -> list[Door]:
    doors = []
    for handle in edition.town.accounts:
        name = handle.removeprefix("@")
        member = edition.staff.by_handle(name)
        if X_HANDLE.fullmatch(name) and (member is None or edition.staff.may_be_named(member)):
            doors.append(Door(member.role if member else "", name, f"https://x.com/{name}"))
    return doors


@dataclass(frozen=True, slots=True)
class Complaints:
    """Links for a reader whom a case page concerns; "" where the town gave no address that fits."""

    remove: str
    wrong: str

    def about(self, case_id: str) -> "Complaints":
        """The same links, for that case."""
        return Complaints(self.remove.replace(CASE, case_id), self.wrong.replace(CASE, case_id))


def complaints(edition: Edition) -> Complaints:
    """The links under every case page: to have oneself removed, and to report a mistake; `about` fills in the case."""
    say, contact = edition.say, edition.town.contact
    folder = f"cases/{CASE}/"
    page = edition.addresses.absolute(folder) or edition.addresses.to(folder)
    remove = say.gettext("Please remove me from case %(case)s") % {"case": CASE}
    wrong = say.gettext("Something is wrong on the page of case %(case)s") % {"case": CASE}
    return Complaints(
        remove=mail(contact.email, {"subject": remove, "body": page}),
        wrong=mail(contact.email, {"subject": wrong, "body": page}) or https(edition.town.repository),
    )
