"""How good and how fast: ``python -m bench TASK``. Every task runs the reading that users get."""
