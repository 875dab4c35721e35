"""What a build of the site needs from outside: templates, translations, addresses, the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from jinja2 import BaseLoader


@dataclass(frozen=True, slots=True)
class Look:
    """How and where the site stands.

    `loader` finds the templates of generator/site/templates. `translations` has one catalogue for each interface
    language (one that is missing shows the English message ids). `today` is the day the data was fetched, in the
    town's zone. `base_path` begins and ends with a slash; `site_url` is the absolute address of the same place
    ("" where nobody knows it: then no page names its canonical address). Pictures lie in `media_folder`, relative to
    the site's root.
    """

    loader: BaseLoader
    translations: Mapping[str, NullTranslations]
    today: date
    base_path: str = "/"
    site_url: str = ""
    media_folder: str = "media"
