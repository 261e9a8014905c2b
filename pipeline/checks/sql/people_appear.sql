-- table: people
-- severity: warn
-- description: Every person takes part in a meeting or is quoted.
SELECT person_id, name FROM people
WHERE person_id NOT IN (SELECT person_id FROM meeting_participants WHERE person_id IS NOT NULL)
  AND person_id NOT IN (SELECT person_id FROM quotes WHERE person_id IS NOT NULL)
