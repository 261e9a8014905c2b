-- table: quotes
-- severity: blocking
-- description: The segments of a quote are in order, do not overlap, and lie in the text.
SELECT quote_id, segments
FROM quotes JOIN article_texts USING (article_id)
WHERE len(list_filter(segments, lambda part, nth:
      part.char_start >= part.char_end OR part.char_end > length(article_texts.text)
      OR (nth > 1 AND part.char_start < segments[nth - 1].char_end))) > 0
