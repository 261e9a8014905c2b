-- Every meeting with the article that reports it. Articles that repeat another one's story are left out.
SELECT m.*, a.title, a.publisher, a.published_on, a.url
FROM meetings AS m
JOIN articles AS a USING (article_id)
WHERE a.duplicate_of IS NULL
