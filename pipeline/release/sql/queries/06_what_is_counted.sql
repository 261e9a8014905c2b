-- Which things are counted most often, and what is the largest figure for each?
SELECT measure_head, unit, count(*) AS figures, count(DISTINCT article_id) AS articles, max(value) AS largest
FROM statistics_in_context
WHERE measure_head IS NOT NULL
GROUP BY measure_head, unit
ORDER BY figures DESC, measure_head, unit
LIMIT 20
