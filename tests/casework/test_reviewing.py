"""What staff are asked to look at: unsure cases, held posts, and accounts that answer like the town."""

from generator.casework import Review
from generator.domain.annotations import Annotation
from generator.domain.posts import Thread
from generator.domain.removals import Reason
from tests.builders import a_post, a_thread, a_town
from tests.casework.telling import CASEWORK


def asked(number: int, *answers: tuple[str, str], text: str = "@luces la farola está fundida") -> Thread:
    """A request `number` hours late, and its direct answers."""
    posts = [a_post(number, text, by=f"asker{number}", minutes=number * 60)]
    for place, (who, what) in enumerate(answers, 1):
        posts.append(
            a_post(number + place, what, by=who, minutes=number * 60 + place, reply_to=number, conversation=number)
        )
    return a_thread(*posts)


def seen(*threads: Thread, annotation: Annotation | None = None) -> Review:
    review = Review(a_town())
    for thread in threads:
        review.see(CASEWORK.judge(thread, annotation), thread)
    return review


DOUBTFUL = (("luces", "Ya está arreglada."), ("bea", "@luces no está arreglada"))


def test_unsure_cases_come_newest_first_with_their_originals() -> None:
    found = seen(asked(100, *DOUBTFUL), asked(300, *DOUBTFUL), asked(200, ("luces", "#resuelto"))).unsure()
    assert [(each.case.case_id, each.original) for each in found] == [
        ("300", "https://x.com/i/status/300"),
        ("100", "https://x.com/i/status/100"),
    ]


def test_posts_with_personal_data_are_listed_until_staff_withhold_the_case() -> None:
    phone = asked(100, text="@luces farola fundida, llámenme al 612 345 678")
    (held,) = seen(phone).held()
    assert (held.case_id, held.post_id, held.original) == ("100", "100", "https://x.com/i/status/100")
    withheld = Annotation("100", "a.yml", display="summary", reason=Reason.ADDRESS)
    assert seen(phone, annotation=withheld).held() == []


def test_an_account_that_answers_often_may_be_the_towns() -> None:
    often = [asked(number * 10, ("Obras_VC", "Hola, lo revisamos")) for number in range(1, 6)]
    (found,) = seen(*often).answerers()
    assert (found.handle, found.conversations) == ("obras_vc", 5)
    assert seen(*often[:4]).answerers() == []


def test_staff_and_the_asker_are_no_strangers() -> None:
    threads = [
        asked(number * 10, ("luces", "Lo miramos"), (f"asker{number * 10}", "gracias")) for number in range(1, 9)
    ]
    assert seen(*threads).answerers() == []
