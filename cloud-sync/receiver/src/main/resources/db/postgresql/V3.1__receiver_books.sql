-- What each run of a receiver on this database committed since its start: by this the others know that there is news.
-- A row belongs to one run, whose one writer changes it with each group. No index but the key: such updates stay in place.
CREATE TABLE receiver_books (
    run BIGINT NOT NULL PRIMARY KEY,
    last_group BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    declared_dropped BIGINT NOT NULL,
    aside BIGINT NOT NULL
) WITH (fillfactor = 50);
