-- The newest quote of every speaker who is named.
SELECT * FROM (
  SELECT q.*, a.title, a.publisher, a.published_on, a.url,
         row_number() OVER (PARTITION BY coalesce(q.person_id, q.speaker_name)
                            ORDER BY a.published_on DESC NULLS LAST, q.char_start DESC, q.quote_id) AS recency
  FROM quotes AS q
  JOIN articles AS a USING (article_id)
  WHERE q.speaker_name IS NOT NULL AND a.duplicate_of IS NULL
)
WHERE recency = 1
