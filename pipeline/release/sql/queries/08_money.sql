-- Which amounts of money are mentioned, currency by currency?
SELECT unit AS currency, value, value_max, comparator, measure, published_on, publisher
FROM statistics_in_context
WHERE regexp_full_match(unit, '[A-Z]{3}')
ORDER BY currency, value DESC, statistic_id
LIMIT 20
