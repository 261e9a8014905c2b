-- Every row that rests on words of an article, from all tables: where the words stand, and the rule that read them.
SELECT 'meetings' AS table_name, meeting_id AS row_id, article_id, evidence, char_start, char_end, rule FROM meetings
UNION ALL
SELECT 'meeting_participants', p.participant_id, m.article_id, p.evidence, p.char_start, p.char_end, p.rule
FROM meeting_participants AS p JOIN meetings AS m USING (meeting_id)
UNION ALL
SELECT 'statistics', statistic_id, article_id, evidence, char_start, char_end, rule FROM "statistics"
UNION ALL
SELECT 'quotes', quote_id, article_id, evidence, char_start, char_end, rule FROM quotes
