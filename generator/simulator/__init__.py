"""A local X API v2 on loopback, for the demo and the tests: `Simulator(World.load(files)).start()` gives its address.

It stands on werkzeug, because routing, HTTP parsing and a threaded server are what a small maintained framework does
better than the standard library's `http.server`, and no more than that is needed; lark reads the search queries.

Seams, for whoever tests against it:

- `Simulator(world, now=, token=, user_tokens={"token": "account id"}, media=, faults=, vocabulary="2.166"|"2.167",
  compliance=JobPace(polls=1, seconds=0.0, outcome="complete"), monthly_cap=, archive_pause=0.0)`; `.start(port)`,
  `.stop()`, `.base_url`, `.travel(now)`, `.meter` (a `Reading`: `requests`, `posts`, `owned_posts`, `users`, `counts`,
  `…_reads`, `.asked` and `.billed` by ReadKind, `.usd`).
- `World.load(files)` or `World()`, then `world.add(*posts_or_answers)`, `.edit(post_id, text, at=)` -> new id,
  `.delete(post_id)`, `.undelete`, `.withhold(post_id, countries)`, `.release`, `.protect(account)`, `.unprotect`,
  `.suspend`, `.reinstate`, `.deactivate`, `.reactivate`, `.scrub_geo`; an account is an id or a handle, and each takes
  `at=` (on the world's clock; without it: at any time). They work while a simulator serves the world.
- Compliance: POST and GET /2/compliance/jobs, GET /2/compliance/jobs/:id; `upload_url` takes a PUT of text/plain and
  `download_url` a GET, both without an Authorization header (a signed address with one is refused, as at X's storage).
- `Faults().on(path, calls=, method=, status=, body=, headers=)` answers itself; `.on(path, calls=, do=…)` does one of
  breaking: `dropped()`, `cut_off()`, `overpromised(by)`, `dripping(seconds)`, `stalled(seconds)`, `huge(megabytes)`,
  `gzip_bomb(megabytes)`, or tampering: `limited(reset)`, `truncated()`, `looping()`, `without(*fields)`,
  `partial(posts, why)`. `read_scenario(file)` reads the same from JSON (docs/simulator.md).
"""

from generator.simulator.compliance import JobPace
from generator.simulator.faults import Faults
from generator.simulator.meter import Reading
from generator.simulator.scenario import read_scenario
from generator.simulator.server import Simulator
from generator.simulator.world import World

__all__ = ["Faults", "JobPace", "Reading", "Simulator", "World", "read_scenario"]
