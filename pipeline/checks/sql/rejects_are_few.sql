-- table: rejects
-- severity: warn
-- description: At most a fifth of the documents of a source give no article.
SELECT source_id, rejected, articles
FROM (SELECT source_id, count(*) AS rejected FROM rejects WHERE stage IN ('source', 'article') GROUP BY ALL)
LEFT JOIN (SELECT source_id, count(*) AS articles FROM articles GROUP BY ALL) USING (source_id)
WHERE rejected > 0.2 * (rejected + coalesce(articles, 0))
