-- event_figure: comments of the table store.event_figure.
COMMENT ON TABLE store.event_figure IS 'A figure that belongs to an event. Grain: one event and figure in one reading.';
COMMENT ON COLUMN store.event_figure.reading_id IS 'The reading that found it.';
COMMENT ON COLUMN store.event_figure.event_id IS 'The event.';
COMMENT ON COLUMN store.event_figure.figure_id IS 'The figure.';
COMMENT ON COLUMN store.event_figure.role IS 'rate, covered_value, count, commitment or cost.';
COMMENT ON COLUMN store.event_figure.article_date IS 'Day of its text, UTC; narrows what a query reads.';
