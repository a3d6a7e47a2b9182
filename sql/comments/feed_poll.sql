-- feed_poll: comments of the table store.feed_poll.
COMMENT ON TABLE store.feed_poll IS 'One poll of one source; the newest of a source is its poll state. Grain: one poll.';
COMMENT ON COLUMN store.feed_poll.poll_id IS 'Made from source and instant.';
COMMENT ON COLUMN store.feed_poll.run_id IS 'The run that stored it.';
COMMENT ON COLUMN store.feed_poll.source_id IS 'Name of its block in sources.toml; NULL: imported without a source.';
COMMENT ON COLUMN store.feed_poll.polled_at IS 'When it was asked.';
COMMENT ON COLUMN store.feed_poll.outcome IS 'new, unchanged or failed.';
COMMENT ON COLUMN store.feed_poll.status IS 'HTTP status; NULL: no answer.';
COMMENT ON COLUMN store.feed_poll.reason IS 'Why; NULL: nothing went wrong.';
COMMENT ON COLUMN store.feed_poll.entries_seen IS 'Entries in the answer.';
COMMENT ON COLUMN store.feed_poll.entries_new IS 'Of these never seen before.';
COMMENT ON COLUMN store.feed_poll.entries_changed IS 'Of these with another title, summary or date than last time.';
COMMENT ON COLUMN store.feed_poll.byte_count IS 'Size of the answer in bytes; NULL: no answer.';
COMMENT ON COLUMN store.feed_poll.state IS 'What the next poll needs (validators, backoff), JSON.';
COMMENT ON COLUMN store.feed_poll.next_poll_at IS 'When it is due again.';
COMMENT ON COLUMN store.feed_poll.failures IS 'Weighted failures in a row: 1 hard, 0.5 soft, 0.25 temporary.';
COMMENT ON COLUMN store.feed_poll.warnings IS 'What is odd though it works; empty: nothing.';
