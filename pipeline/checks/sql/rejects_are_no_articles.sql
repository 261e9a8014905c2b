-- table: rejects
-- severity: blocking
-- description: A document is an article or a reject, never both.
SELECT article_id, source_id, source_path, code, message
FROM articles JOIN rejects USING (source_id, source_path, raw_sha256)
WHERE stage IN ('source', 'article') AND code <> 'duplicate_document'
