-- table: meetings
-- severity: warn
-- description: Somebody takes part in every meeting, or it has a name of its own.
SELECT meeting_id, article_id, evidence FROM meetings ANTI JOIN meeting_participants USING (meeting_id)
WHERE name IS NULL
