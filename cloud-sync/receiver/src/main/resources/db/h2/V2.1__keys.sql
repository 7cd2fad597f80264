-- H2: one table of readings; its primary key would be a second index beside reading_newest, so it goes.
ALTER SEQUENCE commit_group_id RESTART WITH (SELECT COALESCE(MAX(id), 0) + 1 FROM (
    SELECT MAX(id) AS id FROM commit_group UNION ALL SELECT MAX(commit_group) AS id FROM batch) AS known);

INSERT INTO reading_key (device, boot, block, seen, fresh)
    SELECT device, boot, RSHIFT(sequence, 6), BIT_OR_AGG(LSHIFT(CAST(1 AS BIGINT), BITAND(sequence, 63))), 0
    FROM reading GROUP BY device, boot, RSHIFT(sequence, 6);

ALTER TABLE reading DROP PRIMARY KEY;
