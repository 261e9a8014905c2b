-- Which figures come with a period, so that they can be put on a time line?
SELECT period_start, period_end, value, comparator, unit, measure, rate_per, country, evidence
FROM statistics_in_context
WHERE period_start IS NOT NULL
ORDER BY period_start DESC, value DESC, statistic_id
LIMIT 20
