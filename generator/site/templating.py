"""Our own Jinja: autoescaped, strict, and translated when a template is compiled, since an edition has one language."""

import re
from collections.abc import Callable
from gettext import NullTranslations

from jinja2 import BaseLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr, Getattr
from markupsafe import escape

PLAIN_SENTENCE = re.compile(r"\{% trans %\}([^{}]+)\{% endtrans %\}")
LITERAL_LINK = re.compile(r'\{\{ to\("([a-z/]*)"\) \}\}')
INCLUDED = re.compile(r'\{% include "([a-z_]+\.html)" %\}')


class Part(str):
    """HTML in which every value is escaped already: a part of many pages, which templates print as it is.

    Made of what `Edition.part` has rendered and by `Dates.time`, and of nothing else.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def escaped(value: object) -> str:
    """What a template prints, safe in text and in quoted attributes: as markupsafe escapes, five times as fast."""
    if type(value) is str:
        if value.isalnum():  # ids, languages, numbers: half of all
            return value
        return (
            value.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )
    return value if type(value) is Part else escape(value)


class PlainCode(CodeGenerator):
    """Compiles templates to the Python that one would write by hand: half a page's time went into Jinja's lenience.

    A printed value is escaped into a plain string, since it is only ever joined, and an attribute is an attribute.
    Where a later Jinja has no such methods any more, its own, slower ways are what remains: they escape as well.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 # Jinja's name
        """`post.id` becomes `post.id`."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: "CodeGenerator._FinalizeInfo") -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class TranslatedEnvironment(Environment):
    """Templates of one language; `to` gives the link to a page's folder.

    An attribute that an object lacks is an error at once, never an empty string.
    """

    code_generator_class = PlainCode
    escaped = staticmethod(escaped)

    def __init__(self, loader: BaseLoader, say: NullTranslations, to: Callable[[str], str]) -> None:
        self.say = say
        self.to = to
        super().__init__(
            loader=loader,
            extensions=["jinja2.ext.i18n", AtCompileTime],
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals["to"] = to
        self.install_gettext_callables(say.gettext, say.ngettext, newstyle=True)  # type: ignore[attr-defined]


class AtCompileTime(Extension):
    """Does once, in a template's source, what Jinja would do anew for every page.

    An included template is put in its place; a link to a page that a template names is spelt out; a sentence without
    variables is translated and escaped. Sentences with variables or plurals stay for run time.
    """

    environment: TranslatedEnvironment

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source, whole and in the environment's language."""
        whole = INCLUDED.sub(self._included, source)
        return PLAIN_SENTENCE.sub(self._translated, LITERAL_LINK.sub(self._linked, whole))

    def _included(self, other: re.Match[str]) -> str:
        loader = self.environment.loader
        return loader.get_source(self.environment, other[1])[0] if loader else other[0]

    def _linked(self, link: re.Match[str]) -> str:
        return escaped(self.environment.to(link[1]))

    def _translated(self, sentence: re.Match[str]) -> str:
        return escaped(self.environment.say.gettext(sentence[1]))
