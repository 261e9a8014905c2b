-- table: statistics
-- severity: blocking
-- description: A unit is one of ours, an ISO 4217 code, or a UCUM code, which has no spaces.
SELECT statistic_id, unit FROM statistics WHERE NOT regexp_full_match(unit, '[^\s]+')
