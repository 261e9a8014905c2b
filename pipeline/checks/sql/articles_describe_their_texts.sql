-- table: articles
-- severity: blocking
-- description: Length, paragraphs and hash in `articles` are those of the text.
SELECT article_id, char_count, length(text) AS length, text_sha256, sha256(text) AS sha256_of_text
FROM articles JOIN article_texts USING (article_id)
WHERE char_count <> length(text)
   OR paragraph_count <> len(list_filter(string_split(text, chr(10) || chr(10)), lambda paragraph: trim(paragraph) <> ''))
   OR text_sha256 <> sha256(text)
