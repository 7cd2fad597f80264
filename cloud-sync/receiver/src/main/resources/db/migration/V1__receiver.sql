-- Tables of the receiver: docs/receiver.md. Runs unchanged on H2 and PostgreSQL. All times are UTC epoch ms.
CREATE TABLE commit_group (
    id BIGINT NOT NULL PRIMARY KEY,
    committed_at BIGINT NOT NULL
);

CREATE TABLE batch (
    gateway VARCHAR(32) NOT NULL,
    epoch BIGINT NOT NULL,
    lane SMALLINT NOT NULL,
    sequence BIGINT NOT NULL,
    body_hash VARCHAR(64) NOT NULL,
    readings INTEGER NOT NULL,
    stored INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    commit_group BIGINT NOT NULL,
    PRIMARY KEY (gateway, epoch, lane, sequence)
);

CREATE INDEX batch_commit_group ON batch (commit_group);

CREATE TABLE reading (
    device BIGINT NOT NULL,
    boot BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    gateway VARCHAR(32) NOT NULL,
    epoch BIGINT NOT NULL,
    lane SMALLINT NOT NULL,
    batch_sequence BIGINT NOT NULL,
    sampled_at BIGINT NOT NULL,
    rssi_dbm SMALLINT,
    flags INTEGER NOT NULL,
    quality INTEGER NOT NULL,
    suspect INTEGER NOT NULL,
    heart_rate INTEGER,
    spo2 INTEGER,
    skin_temperature INTEGER,
    systolic INTEGER,
    diastolic INTEGER,
    steps INTEGER,
    battery INTEGER,
    motion INTEGER,
    ambient_temperature INTEGER,
    humidity INTEGER,
    pressure INTEGER,
    illuminance INTEGER,
    PRIMARY KEY (device, boot, sequence)
);

CREATE INDEX reading_newest ON reading (device, sampled_at);

CREATE TABLE declared_drop (
    gateway VARCHAR(32) NOT NULL,
    epoch BIGINT NOT NULL,
    lane SMALLINT NOT NULL,
    batch_sequence BIGINT NOT NULL,
    device BIGINT NOT NULL,
    drop_lane SMALLINT NOT NULL,
    boot BIGINT NOT NULL,
    from_sequence BIGINT NOT NULL,
    to_sequence BIGINT NOT NULL,
    count BIGINT NOT NULL,
    reason SMALLINT NOT NULL
);

-- reported_at keeps a report that was delayed in the gateway's buffer from replacing a newer one.
CREATE TABLE gateway_health (
    gateway VARCHAR(32) NOT NULL PRIMARY KEY,
    epoch BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    reported_at BIGINT NOT NULL,
    document VARCHAR NOT NULL
);

-- identified: the batch id could be read, so a gateway was told that this was refused for good.
CREATE TABLE quarantine (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gateway VARCHAR(32) NOT NULL,
    received_at BIGINT NOT NULL,
    reason VARCHAR(400) NOT NULL,
    envelope BYTEA NOT NULL,
    envelope_hash VARCHAR(64) NOT NULL UNIQUE,
    identified BOOLEAN NOT NULL
);
