"""Times: every expression to EDTF with its precision, its basis, and whose it is."""

from holdfast.reading.times.anchors import resolve_anchors
from holdfast.reading.times.attachment import time_for
from holdfast.reading.times.find import find_times

__all__ = ["find_times", "resolve_anchors", "time_for"]
