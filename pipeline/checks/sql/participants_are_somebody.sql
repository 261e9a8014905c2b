-- table: meeting_participants
-- severity: warn
-- description: Every participant has a name, an office, an organisation or a country.
SELECT participant_id, article_id, who.evidence
FROM meeting_participants AS who JOIN meetings USING (meeting_id)
WHERE coalesce(who.name, who.role, who.organisation, who.country) IS NULL
