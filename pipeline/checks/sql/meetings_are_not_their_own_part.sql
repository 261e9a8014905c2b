-- table: meetings
-- severity: blocking
-- description: A meeting is part of another one of the same article.
SELECT part.meeting_id, part.part_of_meeting_id
FROM meetings AS part JOIN meetings AS whole ON part.part_of_meeting_id = whole.meeting_id
WHERE part.meeting_id = whole.meeting_id OR part.article_id <> whole.article_id
