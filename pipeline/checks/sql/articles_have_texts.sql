-- table: articles
-- severity: blocking
-- description: Every article has its text, and every text its article.
SELECT article_id, 'no text' AS problem FROM articles ANTI JOIN article_texts USING (article_id)
UNION ALL
SELECT article_id, 'no article' FROM article_texts ANTI JOIN articles USING (article_id)
