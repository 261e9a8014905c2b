-- table: meeting_participants
-- severity: warn
-- description: Every participant has a name, an office, an organisation or a country.
SELECT participant_id, meeting_id, evidence FROM meeting_participants
WHERE coalesce(name, role, organisation, country) IS NULL
