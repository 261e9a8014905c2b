-- Every meeting with its participants as one list of records, in order.
SELECT m.*, p.participants
FROM meetings AS m
LEFT JOIN (
  SELECT meeting_id,
         list({'participant_id': participant_id, 'participant_type': participant_type, 'name': name, 'role': role,
               'organisation': organisation, 'country': country, 'participation': participation} ORDER BY ordinal) AS participants
  FROM meeting_participants
  GROUP BY meeting_id
) AS p USING (meeting_id)
