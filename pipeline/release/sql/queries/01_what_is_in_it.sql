-- How much is in this release, and over which years?
SELECT language, count(*) AS articles, count(duplicate_of) AS repeats,
       min(published_on) AS first_published, max(published_on) AS last_published, sum(word_count) AS words
FROM articles
GROUP BY language
ORDER BY articles DESC, language
