-- Which countries meet: one row per pair of countries that took part in the same event, with the number of such events.
SELECT a.country AS country, b.country AS other_country,
       count(DISTINCT coalesce(m.event_id, m.meeting_id)) AS meetings,
       min(m.start_date) AS first_date, max(m.start_date) AS last_date
FROM meeting_participants AS a
JOIN meeting_participants AS b ON a.meeting_id = b.meeting_id AND a.country < b.country
JOIN meetings AS m ON m.meeting_id = a.meeting_id
WHERE m.status IN ('held', 'past')
GROUP BY a.country, b.country
