"""Which posts of a thread are only linked to until staff decide."""

from generator.casework.conversation import Conversation
from generator.casework.privacy import names_a_person, personal_data_in, text_with_links, ways_to_reach


def held_posts(talk: Conversation, public: frozenset[str]) -> frozenset[str]:
    """Residents' posts with personal data, staff's posts that repeat it, and posts about somebody who objected.

    Staff may publish ways to reach the town (`public` and any other); a resident's number or address they may not.
    """
    held = {
        post.id
        for post in talk.posts
        if not talk.is_staff(post) and personal_data_in(text_with_links(post), public) is not None
    }
    residents = [ways_to_reach(text_with_links(post)) for post in talk.posts if post.id in held]
    theirs = frozenset().union(*residents) - public
    for post in talk.posts:
        if talk.is_staff(post):
            repeats = bool(theirs) and not theirs.isdisjoint(ways_to_reach(text_with_links(post)))
            if repeats or names_a_person(post.text):
                held.add(post.id)
    return frozenset(held | talk.unquotable)
