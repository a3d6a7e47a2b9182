-- How many articles there are; read from every copy before it is published.
SELECT count(*) FROM main.article;
