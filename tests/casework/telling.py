"""Threads told in few words: (who, what) rows become posts, ten minutes apart, each answering the one before."""

from generator.casework import Casework
from generator.domain.annotations import Annotation
from generator.domain.cases import Case
from generator.domain.posts import Thread
from generator.domain.towns import Town
from generator.domain.words import Words
from generator.townfiles.words import available_languages, read_words, words_folder
from tests.builders import a_post, a_thread, a_town

WORDS: dict[str, Words] = read_words(words_folder(), available_languages(words_folder()))
CASEWORK = Casework(a_town(), WORDS)
Row = tuple[str, str] | tuple[str, str, int | None]


def told(*rows: Row, lang: str = "und") -> Thread:
    """Posts 1, 2, 3 …; a third value names the post that a row answers (None: it answers nobody)."""
    posts = []
    for number, row in enumerate(rows, start=1):
        before = number - 1 if number > 1 else None
        answers = row[2] if len(row) == 3 else before
        posts.append(
            a_post(number, row[1], by=row[0], minutes=number * 10, conversation=1, reply_to=answers, lang=lang)
        )
    return a_thread(*posts)


def judged(*rows: Row, lang: str = "und", town: Town | None = None, annotation: Annotation | None = None) -> Case:
    """The case that such a thread is."""
    casework = CASEWORK if town is None else Casework(town, WORDS)
    return casework.judge(told(*rows, lang=lang), annotation)


def kudos_of(case: Case) -> list[str]:
    """The ids of the posts that count as kudos."""
    return [kudos.post_id for kudos in case.kudos]
