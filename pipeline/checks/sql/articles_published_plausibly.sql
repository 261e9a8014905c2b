-- table: articles
-- severity: warn
-- description: Publication dates lie between 1950 and 2100, and a date is there unless its precision says unknown.
SELECT article_id, published_on, published_precision, title
FROM articles
WHERE published_on NOT BETWEEN DATE '1950-01-01' AND DATE '2100-01-01'
   OR (published_on IS NULL) <> (published_precision = 'unknown')
