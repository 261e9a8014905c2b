-- table: articles
-- severity: blocking
-- description: A republished article names the original: neither itself nor another copy.
SELECT copy.article_id, copy.duplicate_of
FROM articles AS copy JOIN articles AS original ON copy.duplicate_of = original.article_id
WHERE original.duplicate_of IS NOT NULL OR copy.article_id = original.article_id
