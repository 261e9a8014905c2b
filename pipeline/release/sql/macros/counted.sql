-- counted(noun): the statistics whose measure has this noun as its head, in its basic form, as in counted('arrest').
SELECT value, value_max, comparator, unit, measure, period_start, period_end, country, published_on, title, statistic_id
FROM statistics_in_context
WHERE lower(measure_head) = lower(noun)
ORDER BY published_on DESC NULLS LAST, statistic_id
