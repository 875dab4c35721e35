"""X as a source, over its API v2: `settings_from` the environment, then an `XSource` for each run."""

from generator.sources.x_api.estimating import habits_of
from generator.sources.x_api.settings import XSettings, settings_from
from generator.sources.x_api.source import XSource, fetch

__all__ = ["XSettings", "XSource", "fetch", "habits_of", "settings_from"]
