-- table: meeting_participants
-- severity: blocking
-- description: The participants of a meeting are numbered from 1 without gaps.
SELECT meeting_id, count(*) AS participants, max(ordinal) AS last FROM meeting_participants
GROUP BY meeting_id HAVING count(*) <> max(ordinal) OR min(ordinal) <> 1 OR count(DISTINCT ordinal) <> count(*)
