-- table: meetings
-- severity: blocking
-- description: A meeting's last day is not before its first, and it has both or neither.
SELECT meeting_id, start_date, end_date FROM meetings
WHERE start_date > end_date OR (start_date IS NULL) <> (end_date IS NULL)
