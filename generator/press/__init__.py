"""The press: joins generated pages with the theme's chrome, verifies the whole site, swaps it in for the last one."""

from generator.press.press import Press, Pressed
from generator.press.swap import swap_in, sweep

__all__ = ["Press", "Pressed", "swap_in", "sweep"]
