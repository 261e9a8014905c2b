-- table: meetings
-- severity: warn
-- description: A meeting lies within a century before and ten years after its article; a held one does not start after it.
SELECT meeting_id, article_id, status, start_date, published_on
FROM meetings JOIN articles USING (article_id)
WHERE start_date < published_on - INTERVAL 100 YEAR
   OR start_date > published_on + INTERVAL 10 YEAR
   OR (status IN ('held', 'past') AND date_precision = 'day' AND start_date > published_on)
