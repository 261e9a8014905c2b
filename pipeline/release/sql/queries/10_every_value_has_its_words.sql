-- Does every value stand on the exact words of its article? Rows per table, and how many do not (zero).
SELECT e.table_name, count(*) AS rows, count(t.article_id) AS rows_with_text,
       count(*) FILTER (WHERE substring(t.text, e.char_start + 1, e.char_end - e.char_start) <> e.evidence) AS wrong
FROM evidence AS e
LEFT JOIN article_texts AS t USING (article_id)
GROUP BY e.table_name
ORDER BY e.table_name
