-- How many meetings of each kind took place in each year?
SELECT strftime(start_date, '%Y') AS year, kind, count(DISTINCT coalesce(event_id, meeting_id)) AS meetings
FROM meetings_in_context
WHERE start_date IS NOT NULL AND status IN ('held', 'past')
GROUP BY ALL
ORDER BY year DESC, kind
