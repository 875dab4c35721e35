"""The one door to MkDocs: `mkdocs build` and `mkdocs serve` give Concejo's complete site through this plugin."""

from generator.mkdocs_plugin.plugin import ConcejoPlugin

__all__ = ["ConcejoPlugin"]
