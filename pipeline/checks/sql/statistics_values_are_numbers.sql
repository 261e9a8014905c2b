-- table: statistics
-- severity: blocking
-- description: Values are finite; a range, and only a range, has an upper value, which is above the lower.
SELECT statistic_id, value, value_max, comparator FROM statistics
WHERE NOT isfinite(value) OR NOT isfinite(coalesce(value_max, 0))
   OR (value_max IS NULL) <> (comparator <> 'range') OR value_max < value
