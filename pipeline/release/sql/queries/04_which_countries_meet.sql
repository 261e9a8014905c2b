-- Which countries meet each other most often?
SELECT country, other_country, meetings, first_date, last_date
FROM country_pairs
ORDER BY meetings DESC, country, other_country
LIMIT 20
