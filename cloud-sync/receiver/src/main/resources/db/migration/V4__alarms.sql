-- Alarms of gateways: docs/alarms.md. Runs unchanged on H2 and PostgreSQL. All times are UTC epoch ms.
-- One row an alarm, whatever came of it. measured and threshold in units of the metric, or of the kind if metric is NULL.
-- raised_mono and over_mono time it anew when the gateway's clock turns out to have been wrong (clock_suspect).
CREATE TABLE alarm (
    gateway VARCHAR(32) NOT NULL,
    book BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind SMALLINT NOT NULL,
    device BIGINT NOT NULL,
    severity SMALLINT NOT NULL,
    state SMALLINT NOT NULL,
    metric SMALLINT,
    measured BIGINT,
    threshold BIGINT,
    raised_mono BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    over_mono BIGINT,
    over_at BIGINT,
    end_reason SMALLINT,
    clock_boot BIGINT NOT NULL,
    clock_suspect BOOLEAN NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (gateway, book, number)
);

CREATE INDEX alarm_state ON alarm (state, raised_at);
