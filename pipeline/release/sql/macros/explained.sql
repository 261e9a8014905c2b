-- explained(id): where a row comes from: its article, the exact words, their place in the text, and the rule.
SELECT e.table_name, e.evidence, e.char_start, e.char_end, e.rule, a.title, a.publisher, a.published_on, a.url,
       a.source_id, a.source_path, a.raw_sha256, a.text_sha256
FROM evidence AS e
JOIN articles AS a USING (article_id)
WHERE e.row_id = id
