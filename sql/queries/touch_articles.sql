-- The articles from place $first to $last of numbered_article as `touched`.
CREATE OR REPLACE TEMP TABLE touched AS SELECT article_id FROM numbered_article WHERE place BETWEEN $first AND $last;
