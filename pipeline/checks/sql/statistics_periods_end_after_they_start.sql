-- table: statistics
-- severity: blocking
-- description: A period's last day is not before its first.
SELECT statistic_id, period_start, period_end FROM statistics WHERE period_start > period_end
