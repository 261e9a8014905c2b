-- Who put which figure on record? Statistics that stand inside a quote, with the speaker.
SELECT q.speaker_name, q.speaker_organisation, s.value, s.comparator, s.unit, s.measure, q.published_on
FROM "statistics" AS s
JOIN quotes_in_context AS q USING (quote_id)
ORDER BY q.published_on DESC NULLS LAST, s.statistic_id
LIMIT 20
