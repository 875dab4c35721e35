"""X's names of fields and expansions, in the words of its OpenAPI description 2.166, and what 2.167 added."""

from dataclasses import dataclass
from typing import Literal


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


POST_FIELDS = names("""
    article article_title attachments author_id card_uri community_id context_annotations conversation_id created_at
    display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang matched_media_notes
    media_metadata non_public_metrics note_request_suggestions note_tweet organic_metrics paid_partnership
    possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes source
    suggested_source_links suggested_source_links_with_counts text username withheld
""")
USER_FIELDS = names("""
    affiliation confirmed_email connection_status created_at description entities id is_identity_verified location
    most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected public_metrics
    receives_your_dm subscribes_to_you subscription subscription_type url username verified
    verified_followers_count verified_type withheld
""")
MEDIA_FIELDS = names("""
    alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url promoted_metrics
    public_metrics type url variants width
""")
POLL_FIELDS = names("duration_minutes end_datetime id options voting_status")
PLACE_FIELDS = names("contained_within country country_code full_name geo id name place_type")
COUNT_FIELDS = frozenset({"start", "end", "tweet_count"})

DEFAULT_POST_FIELDS = frozenset({"id", "text", "edit_history_tweet_ids"})
DEFAULT_USER_FIELDS = frozenset({"id", "name", "username"})
DEFAULT_MEDIA_FIELDS = frozenset({"media_key", "type"})
DEFAULT_POLL_FIELDS = frozenset({"id", "options"})
DEFAULT_PLACE_FIELDS = frozenset({"id", "full_name"})


Resource = Literal["tweet", "user"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an expansion adds to `includes`: the things of a `kind` that `path` of the object names.

    `through` names referred posts whose own `path` is meant. Where `resource` is empty, a gap goes unreported.
    """

    path: str
    kind: Literal["tweets", "users", "handles", "media", "polls", "places"]
    resource: Resource | Literal[""] = ""
    through: str = ""

    @property
    def field(self) -> str:
        """The field that comes along with the expansion, asked for or not."""
        return (self.through or self.path).partition(".")[0]


POST_EXPANSIONS = {
    "article.cover_media": Expansion("article.cover_media", "media"),
    "article.media_entities": Expansion("article.media_entities", "media"),
    "attachments.media_keys": Expansion("attachments.media_keys", "media"),
    "attachments.media_source_tweet": Expansion("attachments.media_source_tweet_id", "tweets"),
    "attachments.poll_ids": Expansion("attachments.poll_ids", "polls"),
    "author_id": Expansion("author_id", "users", "user"),
    "edit_history_tweet_ids": Expansion("edit_history_tweet_ids", "tweets"),
    "entities.mentions.username": Expansion("entities.mentions.username", "handles", "user"),
    "entities.note.mentions.username": Expansion("note_tweet.entities.mentions.username", "handles"),
    "geo.place_id": Expansion("geo.place_id", "places"),
    "in_reply_to_user_id": Expansion("in_reply_to_user_id", "users", "user"),
    "referenced_tweets.id": Expansion("referenced_tweets.id", "tweets", "tweet"),
    "referenced_tweets.id.attachments.media_keys": Expansion(
        "attachments.media_keys", "media", "", "referenced_tweets.id"
    ),
    "referenced_tweets.id.author_id": Expansion("author_id", "users", "user", "referenced_tweets.id"),
    "username": Expansion("username", "handles", "user"),
}
USER_EXPANSIONS = {
    "affiliation.user_id": Expansion("affiliation.user_id", "users"),
    "most_recent_tweet_id": Expansion("most_recent_tweet_id", "tweets"),
    "pinned_tweet_id": Expansion("pinned_tweet_id", "tweets", "tweet"),
}
