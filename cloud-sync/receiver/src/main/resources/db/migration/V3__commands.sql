-- Commands to gateways: docs/commands.md. Runs unchanged on H2 and PostgreSQL. All times are UTC epoch ms.
-- overdue: the receiver gave it up undelivered; the gateway's own word still counts more.
CREATE TABLE command (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    gateway VARCHAR(32) NOT NULL,
    kind VARCHAR(64) NOT NULL,
    arguments VARCHAR NOT NULL,
    payload BYTEA NOT NULL,
    issued_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ttl_millis BIGINT NOT NULL,
    state SMALLINT NOT NULL,
    overdue BOOLEAN NOT NULL,
    detail VARCHAR(512) NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX command_state ON command (state);

CREATE INDEX command_gateway ON command (gateway, issued_at);

-- When each state was reached first: happened_at by the clock of whoever says so, recorded_at by the receiver's.
CREATE TABLE command_event (
    command VARCHAR(36) NOT NULL,
    state SMALLINT NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    detail VARCHAR(512) NOT NULL,
    PRIMARY KEY (command, state)
);
