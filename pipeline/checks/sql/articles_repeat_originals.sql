-- table: articles
-- severity: blocking
-- across: articles
-- description: A republished article names another one, and no two name each other.
SELECT copy.article_id, copy.duplicate_of
FROM articles AS copy JOIN articles AS original ON copy.duplicate_of = original.article_id
WHERE copy.article_id = original.article_id OR original.duplicate_of = copy.article_id
