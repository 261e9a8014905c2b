-- Every statistic with the article that states it. Articles that repeat another one's story are left out.
SELECT s.*, a.title, a.publisher, a.published_on, a.url
FROM "statistics" AS s
JOIN articles AS a USING (article_id)
WHERE a.duplicate_of IS NULL
