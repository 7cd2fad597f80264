-- Keys apart from readings, ranges that count once, clocks that are set late, readings set aside: docs/receiver.md.
-- Runs unchanged on both databases; what each needs of its own follows in V2.1.

-- The identity of 64 readings a row: bit n of seen is sequence 64 * block + n. fresh: what the last claim added.
CREATE TABLE reading_key (
    device BIGINT NOT NULL,
    boot BIGINT NOT NULL,
    block BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    fresh BIGINT NOT NULL,
    PRIMARY KEY (device, boot, block)
);

-- Two receivers on one database never share a number.
CREATE SEQUENCE commit_group_id;

-- clock_offset: wall minus monotonic ms as the readings of the batch are timed; NULL in batches from before.
ALTER TABLE batch ADD COLUMN aside INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE batch ADD COLUMN clock_boot BIGINT;
ALTER TABLE batch ADD COLUMN clock_offset BIGINT;
ALTER TABLE batch ADD COLUMN synchronised BOOLEAN;
ALTER TABLE batch ADD COLUMN retimed BOOLEAN DEFAULT FALSE NOT NULL;

-- drop_epoch is NULL unless the drop is a range of batches; NULLs differ from each other, so only ranges are unique.
ALTER TABLE declared_drop ADD COLUMN drop_epoch BIGINT;
CREATE UNIQUE INDEX declared_drop_range
    ON declared_drop (gateway, drop_epoch, drop_lane, from_sequence, to_sequence, reason);

-- The newest word of a gateway on how its wall clock lies to the monotonic time of one boot.
CREATE TABLE clock_map (
    gateway VARCHAR(32) NOT NULL,
    clock_boot BIGINT NOT NULL,
    mono_millis BIGINT NOT NULL,
    clock_offset BIGINT NOT NULL,
    PRIMARY KEY (gateway, clock_boot)
);

-- Where the readings lie that wait for a clock map: one device in one batch.
CREATE TABLE suspect_run (
    gateway VARCHAR(32) NOT NULL,
    clock_boot BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    lane SMALLINT NOT NULL,
    batch_sequence BIGINT NOT NULL,
    device BIGINT NOT NULL,
    oldest BIGINT NOT NULL,
    newest BIGINT NOT NULL,
    clock_offset BIGINT NOT NULL,
    PRIMARY KEY (gateway, clock_boot, epoch, lane, batch_sequence, device)
);

-- Acknowledged, but not believed: readings of the future or of values that cannot be.
CREATE TABLE quarantined_reading (
    gateway VARCHAR(32) NOT NULL,
    epoch BIGINT NOT NULL,
    lane SMALLINT NOT NULL,
    batch_sequence BIGINT NOT NULL,
    device BIGINT NOT NULL,
    boot BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    sampled_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    reason VARCHAR(60) NOT NULL,
    flags INTEGER NOT NULL,
    quality INTEGER NOT NULL,
    suspect INTEGER NOT NULL,
    measured VARCHAR(400) NOT NULL
);

CREATE INDEX quarantined_reading_device ON quarantined_reading (device, boot, sequence);
