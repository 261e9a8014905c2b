-- met(one, other): the meetings in which both countries took part, by their ISO 3166-1 codes, newest first.
SELECT start_date, end_date, kind, name, place, country, status, title, meeting_id
FROM meetings_in_context AS m
WHERE EXISTS (SELECT 1 FROM meeting_participants AS p WHERE p.meeting_id = m.meeting_id AND p.country = one)
  AND EXISTS (SELECT 1 FROM meeting_participants AS p WHERE p.meeting_id = m.meeting_id AND p.country = other)
ORDER BY start_date DESC NULLS LAST, meeting_id
