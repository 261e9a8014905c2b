-- table: statistics
-- severity: warn
-- description: A ratio lies between 0 and 1.
SELECT statistic_id, article_id, value, unit, evidence FROM statistics WHERE unit = 'ratio' AND value NOT BETWEEN 0 AND 1
