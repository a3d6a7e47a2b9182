-- Replaces what is kept of these articles of these lists: the newest comparison counts.
DELETE FROM store.listed_article AS s USING incoming AS i WHERE s.list_name = i.list_name AND s.article_id = i.article_id;
INSERT INTO store.listed_article BY NAME FROM incoming;
