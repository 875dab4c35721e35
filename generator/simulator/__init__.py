"""A local X API v2 on loopback, for the demo and the tests: `Simulator(World.load(files)).start()` gives its address.

It stands on werkzeug, because routing, HTTP parsing and a threaded server are what a small maintained framework does
better than the standard library's `http.server`, and no more than that is needed; lark reads the search queries.
"""

from generator.simulator.faults import Faults
from generator.simulator.meter import Reading
from generator.simulator.server import Simulator
from generator.simulator.world import World

__all__ = ["Faults", "Reading", "Simulator", "World"]
