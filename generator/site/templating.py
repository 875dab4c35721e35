"""Our own Jinja: autoescaped, strict, and translated when a template is compiled, since an edition has one language."""

import re
from gettext import NullTranslations

from jinja2 import BaseLoader, Environment, StrictUndefined
from jinja2.ext import Extension
from markupsafe import escape

PLAIN_SENTENCE = re.compile(r"\{% trans %\}([^{}]+)\{% endtrans %\}")


class TranslatedEnvironment(Environment):
    """Templates of one language. An attribute that an object lacks is an error at once, never an empty string."""

    getattr = staticmethod(getattr)  # type: ignore[assignment] # half of a page's time went into Jinja's own, lenient one

    def __init__(self, loader: BaseLoader, say: NullTranslations) -> None:
        self.say = say
        super().__init__(
            loader=loader,
            extensions=["jinja2.ext.i18n", SentencesFirst],
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.install_gettext_callables(say.gettext, say.ngettext, newstyle=True)  # type: ignore[attr-defined]


class SentencesFirst(Extension):
    """Puts the translation of a sentence without variables into the template's source, escaped, before it compiles."""

    environment: TranslatedEnvironment

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source, in the environment's language; sentences with variables or plurals stay for run time."""
        return PLAIN_SENTENCE.sub(self._translated, source)

    def _translated(self, sentence: re.Match[str]) -> str:
        return str(escape(self.environment.say.gettext(sentence[1])))
