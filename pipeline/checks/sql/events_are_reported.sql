-- table: events
-- severity: blocking
-- description: An event's number of articles is the number of articles whose meetings are that event.
SELECT event_id, article_count, count(DISTINCT article_id) AS articles
FROM events LEFT JOIN meetings USING (event_id)
GROUP BY event_id, article_count HAVING article_count <> count(DISTINCT article_id)
