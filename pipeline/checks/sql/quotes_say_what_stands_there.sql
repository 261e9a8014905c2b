-- table: quotes
-- severity: warn
-- description: The words of a quote are the words at its segments.
SELECT quote_id, article_id, quotes.text AS quoted, list_transform(segments, lambda part:
    substring(article_texts.text, part.char_start + 1, part.char_end - part.char_start)) AS at_segments
FROM quotes JOIN article_texts USING (article_id)
WHERE regexp_replace(quotes.text, '[^\pL\pN]', '', 'g') <> regexp_replace(list_aggregate(list_transform(segments, lambda part:
    substring(article_texts.text, part.char_start + 1, part.char_end - part.char_start)), 'string_agg', ''), '[^\pL\pN]', '', 'g')
