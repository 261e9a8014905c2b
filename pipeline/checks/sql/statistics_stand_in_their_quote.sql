-- table: statistics
-- severity: warn
-- description: A figure that names a quote overlaps the evidence of that quote.
SELECT statistic_id, statistics.article_id, quote_id, statistics.evidence
FROM statistics JOIN quotes USING (quote_id)
WHERE statistics.char_end <= quotes.char_start OR statistics.char_start >= quotes.char_end
   OR statistics.article_id <> quotes.article_id
