-- table: rejects
-- severity: warn
-- description: Of a source with ten documents or more, at most a fifth give no article.
SELECT source_id, rejected, coalesce(articles, 0) AS articles
FROM (SELECT source_id, count(*) AS rejected FROM rejects WHERE stage IN ('source', 'article') GROUP BY ALL)
LEFT JOIN (SELECT source_id, count(*) AS articles FROM articles GROUP BY ALL) USING (source_id)
WHERE rejected + coalesce(articles, 0) >= 10 AND rejected > 0.2 * (rejected + coalesce(articles, 0))
