"""Watching: feeds followed into the ledger, politely, with what each correction changed.

    with Ledger("holdfast.sqlite") as ledger, State(Path("holdfast.sqlite.watch")) as state:
        with watching(ledger, state) as watcher:
            told = watcher.round(read_feed_list(Path("feeds.opml")).feeds)

``Ledger`` is of ``holdfast``, ``State`` of ``.state``, ``watching`` of ``.watcher`` and
``read_feed_list`` of ``.feed_list``. Nothing is imported here: the process that takes feeds apart
imports this package too, and starts for every feed that has changed.
"""
