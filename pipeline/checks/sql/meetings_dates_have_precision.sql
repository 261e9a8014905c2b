-- table: meetings
-- severity: blocking
-- description: A meeting with a date says how exactly it is known, and one without says that it is unknown.
SELECT meeting_id, start_date, date_precision FROM meetings
WHERE (start_date IS NULL) <> (date_precision = 'unknown')
