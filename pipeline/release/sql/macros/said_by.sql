-- said_by(name): the quotes of speakers whose name contains these letters, newest first.
SELECT published_on, speaker_name, speaker_role, text, title, quote_id
FROM quotes_in_context
WHERE contains(lower(speaker_name), lower(name))
ORDER BY published_on DESC NULLS LAST, quote_id
