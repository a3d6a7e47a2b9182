-- First step of a taking back: the texts and readings of `gone` speak no more, so that what is counted from them can be made
-- again without them. After this come the keep_* queries on `touched`, then forget_delete.
CREATE OR REPLACE TEMP TABLE touched AS FROM gone;
CREATE OR REPLACE TEMP TABLE gone_entry AS SELECT entry_id FROM store.feed_entry SEMI JOIN gone USING (article_id);
UPDATE store.text SET is_current = false WHERE article_id IN (FROM gone) AND is_current;
UPDATE store.reading SET is_current = false WHERE article_id IN (FROM gone) AND is_current;
