-- table: quotes
-- severity: warn
-- description: Every indirect or mixed quote has a source: a name, an office, a body or the words used for it.
SELECT quote_id, article_id, kind, evidence FROM quotes
WHERE kind <> 'direct' AND coalesce(speaker_name, speaker_role, speaker_organisation, speaker_raw) IS NULL
