-- Rules of tap points and orders at drug points on their way to gateways: docs/receiver.md. Runs unchanged on H2 and
-- PostgreSQL. All times are UTC epoch ms. kind: 1 policy, 2 orders. A document lies in the parts in which it travels.
CREATE TABLE access_document (
    kind SMALLINT NOT NULL,
    version BIGINT NOT NULL,
    base_version BIGINT NOT NULL,
    site VARCHAR(128) NOT NULL,
    sha256 CHAR(64) NOT NULL,
    octets INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (kind, version)
);

CREATE TABLE access_part (
    kind SMALLINT NOT NULL,
    version BIGINT NOT NULL,
    part INTEGER NOT NULL,
    octets BYTEA NOT NULL,
    PRIMARY KEY (kind, version, part)
);

-- state: 0 under way, or that of the command that ended it. part: the one under way.
CREATE TABLE access_delivery (
    kind SMALLINT NOT NULL,
    version BIGINT NOT NULL,
    gateway VARCHAR(32) NOT NULL,
    attempt INTEGER NOT NULL,
    part INTEGER NOT NULL,
    state SMALLINT NOT NULL,
    detail VARCHAR(512) NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (kind, version, gateway)
);

CREATE INDEX access_delivery_state ON access_delivery (state);
