-- table: rejects
-- severity: warn
-- description: No document failed for an error of Dateline itself, and no row that a rule wrote had to be refused.
SELECT reject_id, source_id, source_path, stage, code, message
FROM rejects
WHERE code IN ('internal_error', 'invalid_row', 'crashed', 'timeout')
