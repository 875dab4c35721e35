"""Weaves the hand-written conversations into what X would answer to a search for them: posts.jsonl, an answer a line.

python -m tests.example_town.weave
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from tests.example_town.script import FOLDER, Person, Talk, Written, people, photos, talks

TARGET = FOLDER / "posts.jsonl"
A_PAGE = 50
LONGEST = 280
PHOTO_SIZE = (1200, 900)
MENTION = re.compile(r"(?<![\w@/.])@(\w{1,15})(?!\w)", re.ASCII)
HASHTAG = re.compile(r"(?<![\w&/])#(\w*[^\W\d_]\w*)")
LINK = re.compile(r"(?<![\w@.:/])(?:[\w-]+\.)+example(?:/[\w/.-]*\w)?", re.ASCII)
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shortened:
    """A link as X shortens it."""

    url: str
    expanded: str
    shown: str
    media_key: str = ""


def main() -> None:
    """Write posts.jsonl."""
    TARGET.write_text(woven(), encoding="utf-8")


def woven() -> str:
    """The answers as JSON Lines, newest post first."""
    loom = Loom(talks(), people(), photos())
    return "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in loom.answers())


class Loom:
    """Holds every thread and pulls the answers out of them."""

    def __init__(self, told: Sequence[Talk], cast: Mapping[str, Person], pictures: Mapping[str, str]) -> None:
        self.root = {post.id: talk.id for talk in told for post in talk.posts}
        self.everything = {post.id: post for talk in told for post in talk.posts}
        self.people = cast
        self.pictures = pictures

    def answers(self) -> Iterator[Json]:
        """One search answer after the other."""
        standing = sorted((post for post in self.everything.values() if not post.deleted), key=_number, reverse=True)
        pages = [standing[start : start + A_PAGE] for start in range(0, len(standing), A_PAGE)]
        for number, page in enumerate(pages, 1):
            yield self._answer(page, f"vcorva-page-{number + 1}" if number < len(pages) else "")

    def _answer(self, page: Sequence[Written], next_token: str) -> Json:
        here = {post.id for post in page}
        beyond = sorted(self._referenced(page) - here, key=int, reverse=True)
        added = [self.everything[post_id] for post_id in beyond if not self.everything[post_id].deleted]
        gone = [post_id for post_id in beyond if self.everything[post_id].deleted]
        meta: Json = {"newest_id": page[0].id, "oldest_id": page[-1].id, "result_count": len(page)}
        includes: Json = {
            "users": [_user(person) for person in self._people_of([*page, *added])],
            "media": [medium for post in (*page, *added) for medium in self._media(post)],
            "tweets": [self._post(post) for post in added],
        }
        answer: Json = {
            "data": [self._post(post) for post in page],
            "includes": {kind: found for kind, found in includes.items() if found},
            "meta": {**meta, "next_token": next_token} if next_token else meta,
        }
        return {**answer, "errors": [_not_found(post_id) for post_id in gone]} if gone else answer

    def _referenced(self, page: Iterable[Written]) -> set[str]:
        return {post_id for post in page for post_id in (post.parent.id if post.parent else "", post.quoted) if post_id}

    def _people_of(self, posts: Iterable[Written]) -> list[Person]:
        """Who wrote, who is named, who is answered."""
        handles = {handle for post in posts for handle in (post.handle, *self._named(post.text))}
        return [person for handle, person in self.people.items() if handle in handles]

    def _named(self, text: str) -> list[str]:
        return [match[1] for match in MENTION.finditer(text) if match[1] in self.people]

    def _post(self, post: Written) -> Json:
        links = self._links(post)
        text = _with_links(post, links)
        short = text if len(text) <= LONGEST else self._cut(text, post)
        if short != text:
            links = [*links, _rest_of(post)]
        facts = {
            "id": post.id,
            "text": short,
            "author_id": self.people[post.handle].id,
            "conversation_id": self.root[post.id],
            "created_at": _stamp(post.at),
            "lang": post.lang,
            "edit_history_tweet_ids": [post.first_version, post.id] if post.first_version else [post.id],
            "edit_controls": _edits(post),
            "possibly_sensitive": False,
            "reply_settings": "everyone",
            "public_metrics": self._metrics(post),
            "entities": self._entities(short, links),
            "attachments": {"media_keys": [_media_key(post, place) for place in range(len(post.photos))]},
            "referenced_tweets": _references(post),
            "in_reply_to_user_id": self.people[post.parent.handle].id if post.parent else None,
            "note_tweet": {"text": text, "entities": self._entities(text, links)} if short != text else None,
        }
        if not post.photos:
            del facts["attachments"]
        return {name: value for name, value in facts.items() if value not in (None, [], {})}

    def _cut(self, text: str, post: Written) -> str:
        start = text[: LONGEST - 30].rsplit(" ", 1)[0].rstrip()
        return f"{start}… {_rest_of(post).url}"

    def _links(self, post: Written) -> list[Shortened]:
        """Every link of a post, in the text's order; its own photos come last and share one address."""
        links = [Shortened(_short(post.id + shown), f"https://{shown}", shown) for shown in LINK.findall(post.text)]
        if post.quoted:
            path = f"x.com/{self.everything[post.quoted].handle}/status/{post.quoted}"
            links.append(Shortened(_short(post.id + path), f"https://{path}", f"{path[:26]}…"))
        own, url = f"https://x.com/{post.handle}/status/{post.id}/photo/1", _short(f"{post.id} photo")
        shown = url.replace("https://t.co", "pic.x.com")
        return [*links, *(Shortened(url, own, shown, _media_key(post, place)) for place in range(len(post.photos)))]

    def _entities(self, text: str, links: Iterable[Shortened]) -> Json:
        """Where mentions, hashtags and links stand, counted in code points of the text as it is sent."""
        entities: Json = {
            "mentions": [
                {"start": match.start(), "end": match.end(), "username": match[1], "id": self.people[match[1]].id}
                for match in MENTION.finditer(text)
                if match[1] in self.people
            ],
            "hashtags": [
                {"start": match.start(), "end": match.end(), "tag": match[1]} for match in HASHTAG.finditer(text)
            ],
            "urls": [_url(text.index(link.url), link) for link in links if link.url in text],
        }
        return {kind: found for kind, found in entities.items() if found}

    def _media(self, post: Written) -> list[Json]:
        width, height = PHOTO_SIZE
        return [
            {
                "media_key": _media_key(post, place),
                "type": "photo",
                "url": f"https://pbs.twimg.com/media/{name}.jpg",
                "width": width,
                "height": height,
                "alt_text": self.pictures[name],
            }
            for place, name in enumerate(post.photos)
        ]

    def _metrics(self, post: Written) -> Json:
        """Replies as they are; likes and views of a small town."""
        replies = sum(other.parent is post for other in self.everything.values())
        chance = zlib.crc32(post.id.encode())
        likes = chance % (31 if post.photos else 9)
        return {
            "retweet_count": chance % 3,
            "reply_count": replies,
            "like_count": likes,
            "quote_count": sum(other.quoted == post.id for other in self.everything.values()),
            "bookmark_count": 0,
            "impression_count": 60 + likes * 23 + chance % 40,
        }


def _number(post: Written) -> int:
    return int(post.id)


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _short(seed: str) -> str:
    """A short link that can be nobody's: longer than X's, and named after the town."""
    return f"https://t.co/vcorva{zlib.crc32(seed.encode()):08x}"


def _rest_of(post: Written) -> Shortened:
    """The link with which X ends the short form of a long post."""
    path = f"x.com/i/web/status/{post.id}"
    return Shortened(_short(post.id + path), f"https://{path}", f"{path[:20]}…")


def _with_links(post: Written, links: Iterable[Shortened]) -> str:
    """The text as X sends it: escaped, with short links, and with those of quoted posts and photos at its end."""
    text = escape(post.text, quote=False)
    trailing: list[str] = []
    for link in links:
        if link.shown in text:
            text = text.replace(link.shown, link.url, 1)
        elif link.url not in trailing:
            trailing.append(link.url)
    return " ".join([text, *trailing])


def _url(start: int, link: Shortened) -> Json:
    place: Json = {"start": start, "end": start + len(link.url), "url": link.url}
    told: Json = {**place, "expanded_url": link.expanded, "display_url": link.shown}
    return {**told, "media_key": link.media_key} if link.media_key else told


def _media_key(post: Written, place: int) -> str:
    return f"3_{int(post.id) + place + 1}"


def _edits(post: Written) -> Json:
    return {
        "edits_remaining": 4 if post.first_version else 5,
        "is_edit_eligible": post.parent is None,
        "editable_until": _stamp(post.at + timedelta(hours=1)),
    }


def _references(post: Written) -> list[Json]:
    answered: list[Json] = [{"type": "replied_to", "id": post.parent.id}] if post.parent else []
    return [*answered, {"type": "quoted", "id": post.quoted}] if post.quoted else answered


def _user(person: Person) -> Json:
    return {
        "id": person.id,
        "username": person.handle,
        "name": person.name,
        "description": person.bio,
        "created_at": f"20{11 + int(person.id) % 14}-0{1 + int(person.id) % 9}-1{int(person.id) % 10}T10:00:00.000Z",
        "profile_image_url": f"https://pbs.twimg.com/profile_images/{person.handle}.png",
        "protected": False,
        "verified": False,
    }


def _not_found(post_id: str) -> Json:
    return {
        "value": post_id,
        "detail": f"Could not find tweet with referenced_tweets.id: [{post_id}].",
        "title": "Not Found Error",
        "resource_type": "tweet",
        "parameter": "referenced_tweets.id",
        "resource_id": post_id,
        "type": "https://api.twitter.com/2/problems/resource-not-found",
    }


if __name__ == "__main__":
    main()
