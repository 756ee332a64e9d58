"""Across documents: copies of one report, and statements about one happening.

``copies`` clusters documents that are one voice; ``incidents`` clusters statements that tell one
happening. Both are pure, explain every link, and do not depend on the order of what they are given.
"""

from holdfast.linking.copies import copies
from holdfast.linking.incidents import incidents
from holdfast.linking.terms import CopyCluster, CopyLink, Incident, Link, Reason

__all__ = ["CopyCluster", "CopyLink", "Incident", "Link", "Reason", "copies", "incidents"]
