"""The plugin: MkDocs renders the hand-written pages, the press adds all others and swaps the whole in.

MkDocs' output goes to a fresh folder beside the site, so that the last good site stands until the new one is proven.
Under `serve` MkDocs' own temporary folder is filled in place.
"""

import re
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import pipeline
from generator.domain.errors import BuildError, TownError
from generator.mkdocs_plugin.endings import Ended, ending, refuse_warnings, told
from generator.mkdocs_plugin.theme_files import without_icons
from generator.mkdocs_plugin.voices import Voices
from generator.press import inputs, swap, town_names
from generator.press.addresses import base_path_of

# No page loads these files of Material's: its script with its workers, source maps, its icon. The press has a sitemap.
UNUSED = ("assets/javascripts/*", "assets/stylesheets/*.map", "assets/images/favicon.png", "sitemap.xml")
STYLE_SHEETS = "assets/stylesheets/*.css"
FROM_THE_ROOT = re.compile(r'(<(?:a|img|source)\b[^<>]*?\s(?:href|src)=")/(?!/)')


class ConcejoPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Redirects MkDocs' output, gives the theme its languages, calls the pipeline when MkDocs has done its part."""

    def __init__(self) -> None:
        self.serving = False
        self.tree: swap.NewTree | None = None

    @ending
    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether MkDocs builds or serves; it keeps this object between the rebuilds of one `serve`."""
        self.serving = command == "serve"
        if dirty:
            raise BuildError("MkDocs' --dirty leaves pages out.", "Leave --dirty out: a whole build is quick.")

    @ending
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the town, and send MkDocs' output to a fresh folder."""
        self.folder = Path(config.config_file_path).resolve().parent
        own_theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        inputs.refuse_symlinks([Path(config.docs_dir), *own_theme], self.folder)
        town = pipeline.open_town(self.folder).town
        if town is None:
            raise TownError("site_src/town.yml cannot be used.", "`concejo check` lists what is to be mended.")
        self.names, self.unknown_names = town_names.names_of(town), list[str]()
        self.voices = Voices(town.languages, base_path_of(config.site_url or ""))
        config.extra["scope"] = self.voices.base_path
        config.theme.static_templates -= {"sitemap.xml"}
        config.theme.get_env = partial(without_icons, config.theme.get_env)  # type: ignore[method-assign]
        if self.serving:
            # `mkdocs serve` puts its own address here: canonical links would not be those of the published site.
            config.site_url = next((given["site_url"] for given in config.user_configs if "site_url" in given), None)
        else:
            self.tree = swap.open_tree(Path(config.site_dir))
            config.site_dir = str(self.tree.root)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Keep of Material's own files what pages load; its style sheets' names change with every version."""
        assets = [file for file in files if file.src_dir != config.docs_dir]
        for file in assets:
            if any(fnmatch(file.src_uri, unused) for unused in UNUSED):
                files.remove(file)
        config.extra["stylesheets"] = sorted(file.src_uri for file in assets if fnmatch(file.src_uri, STYLE_SHEETS))

    def on_nav(self, nav: Navigation, **_named: Any) -> None:
        """Keep MkDocs' own navigation: a template's context must have it, though no page shows it."""
        self.nav = nav

    def on_page_markdown(self, markdown: str, *, page: Page, **_named: Any) -> str:
        """Fill in the town's names; those that nobody knows are told all at once, before anything is rendered."""
        self.unknown_names += [
            f"{page.file.src_uri}: {{{{ town.{name} }}}}" for name in town_names.unknown(markdown, self.names)
        ]
        return town_names.fill(markdown, self.names)

    def on_page_content(self, html: str, **_named: Any) -> str:
        """Editors write /cases/ wherever the site stands: put its base path before it."""
        return FROM_THE_ROOT.sub(lambda found: found[1] + self.voices.base_path, html)

    @event_priority(-100)
    @ending
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Render the empty frame of each language, now that the titles of all hand-written pages are known."""
        if self.unknown_names:
            known = ", ".join(self.names)
            raise TownError(f"Nobody knows {'; '.join(self.unknown_names)}.", f"Known names after town. are {known}.")
        self.written = files.documentation_pages()
        context = get_context(self.nav, files, config, base_url=self.voices.base_path)
        self.chromes = {
            language: env.get_template("chrome.html").render(self.voices.speak(context, language, self.written))
            for language in self.voices.languages
        }

    def on_template_context(self, context: TemplateContext, **_named: Any) -> TemplateContext:
        """404.html begins with the town's first language."""
        return self.voices.speak(context, self.voices.languages[0], self.written)

    def on_page_context(self, context: TemplateContext, *, page: Page, **_named: Any) -> TemplateContext:
        """A hand-written page speaks the language of its folder."""
        return self.voices.speak(context, self.voices.of(page.file), self.written, page=page.file)

    @event_priority(-100)
    @ending
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Press the site, and let it take the last one's place."""
        base_path, site_url = self.voices.base_path, config.site_url or ""
        pipeline.press_site(self.folder, Path(config.site_dir), self.chromes, base_path, site_url, self.serving)
        if config.strict:
            refuse_warnings()
        if self.tree:
            swap.swap_in(self.tree.root, self.tree.target)
            config.site_dir = str(self.tree.target)  # `mkdocs gh-deploy` goes on from here
            self._let_go()

    def on_serve(self, server: LiveReloadServer, **_named: Any) -> LiveReloadServer:
        """Rebuild when anything changes that people edit."""
        server.watch(str(self.folder / "site_src"))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """The last site stays; what this build left goes, and the fault keeps its kind."""
        self._let_go()
        if not isinstance(error, Ended):
            raise Ended(told(error)) from error

    def on_shutdown(self) -> None:
        """Clear away what an interrupted build left."""
        self._let_go()

    def _let_go(self) -> None:
        if self.tree:
            self.tree.close()
            self.tree = None
