"""Across documents: copies of one report, and statements about one happening.

``copies`` clusters documents that are one voice; ``incidents`` clusters statements that tell one
happening. Both are pure, explain every link, and do not depend on the order of what they are given.
``link_mentions`` does the same for marked words in parsed texts, where nothing else is read.
"""

from holdfast.linking.copies import copies
from holdfast.linking.incidents import incidents
from holdfast.linking.mentions import EventMention, link_mentions
from holdfast.linking.terms import CopyCluster, CopyLink, Incident, Link, Reason

__all__ = [
    "CopyCluster",
    "CopyLink",
    "EventMention",
    "Incident",
    "Link",
    "Reason",
    "copies",
    "incidents",
    "link_mentions",
]
