-- PostgreSQL: readings in partitions of one day of sampling (UTC), made by the receiver when a day is first needed.
-- reading_other takes what belongs to no such day: clocks at 1970, data older than a month.
SELECT setval('commit_group_id', GREATEST((SELECT COALESCE(MAX(id), 0) FROM commit_group),
    (SELECT COALESCE(MAX(commit_group), 0) FROM batch)) + 1, false);

INSERT INTO reading_key (device, boot, block, seen, fresh)
    SELECT device, boot, sequence >> 6, BIT_OR(1::bigint << (sequence & 63)::int), 0 FROM reading
    GROUP BY device, boot, sequence >> 6;

-- Live batches set a bit a second in the same row: room for such updates without touching the index.
ALTER TABLE reading_key SET (fillfactor = 70);

ALTER TABLE reading RENAME TO reading_before;
DROP INDEX reading_newest;

CREATE TABLE reading (LIKE reading_before) PARTITION BY RANGE (sampled_at);
CREATE TABLE reading_other PARTITION OF reading DEFAULT;
CREATE INDEX reading_newest ON reading (device, sampled_at);
INSERT INTO reading SELECT * FROM reading_before;
DROP TABLE reading_before;
