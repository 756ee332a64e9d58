"""Numbers: how many, of whom or what, as low, best and high; and to which event they belong."""

from holdfast.reading.quantities.belonging import quantities_for
from holdfast.reading.quantities.find import find_quantities

__all__ = ["find_quantities", "quantities_for"]
