"""The public JSON shape."""

import json

from generator.casework import case_record
from generator.domain.posts import Thread
from tests.casework.telling import CASEWORK, judged

KEYS = [
    "case_id", "conversation_id", "status", "reopened", "needs_review", "request", "first_response", "resolved_by",
    "first_response_seconds", "resolution_seconds", "decided_by", "service_code", "district", "kudos",
]  # fmt: skip


def test_every_key_always() -> None:
    assert list(case_record(CASEWORK.judge(Thread("1", ())))) == KEYS
    assert list(case_record(judged(("ana", "@ayto hola")))) == KEYS


def test_a_whole_case() -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "Reparada. ^PG"), ("ana", "¡Gracias!"))
    assert json.loads(json.dumps(case_record(case))) == {
        "case_id": "1",
        "conversation_id": "1",
        "status": "resolved",
        "reopened": False,
        "needs_review": False,
        "request": "1",
        "first_response": "2",
        "resolved_by": "2",
        "first_response_seconds": 600,
        "resolution_seconds": 600,
        "decided_by": "words",
        "service_code": "lighting",
        "district": None,
        "kudos": [{"post": "3", "to": "^PG", "by": "signature"}],
    }
