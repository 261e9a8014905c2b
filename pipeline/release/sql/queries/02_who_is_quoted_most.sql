-- Who is quoted most often, and in which office?
SELECT speaker_name, any_value(speaker_role ORDER BY published_on DESC NULLS LAST, quote_id) AS latest_role,
       count(*) AS quotes, count(DISTINCT article_id) AS articles
FROM quotes_in_context
WHERE speaker_name IS NOT NULL
GROUP BY speaker_name
ORDER BY quotes DESC, speaker_name
LIMIT 20
