-- What did each named speaker say last, word for word?
SELECT published_on, speaker_name, speaker_organisation, text, title
FROM latest_quotes
WHERE kind = 'direct'
ORDER BY published_on DESC NULLS LAST, speaker_name, quote_id
LIMIT 20
