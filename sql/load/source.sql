-- Replaces the sources of this file; a source that was taken out keeps its last row.
DELETE FROM store.source WHERE source_id IN (SELECT source_id FROM incoming);
INSERT INTO store.source BY NAME FROM incoming;
