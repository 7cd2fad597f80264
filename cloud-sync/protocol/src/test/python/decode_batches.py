#!/usr/bin/python3
"""Decodes batches with nothing of WardGate but the pages under docs/wire and the .proto file.

usage: decode_batches.py FOLDER [alarms|taps] <envelopes >readings

FOLDER holds wardgate/v1/wire_pb2.py as protoc writes it. Standard input: one envelope a line, in hex. Standard output:
one reading a line, its fields in the order of the JSON array that readings_of yields; with "alarms" instead: one alarm
or roll call a line, as alarms_of yields them; with "taps": one tap a line, as taps_of yields them.
"""
import json
import sys
import zlib



def signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def bits_of(changes, count):
    """Columns 9 to 12: xor with the reading before in the batch; none if all are 0."""
    if not changes:
        return [0] * count
    assert len(changes) == count, "a column of bits has one entry a reading"
    now, bits = 0, []
    for change in changes:
        now ^= change
        bits.append(now)
    return bits


class MetricColumn:
    """One metric: firsts chain over the runs that have it, the rest within its run."""

    def __init__(self, column):
        self.firsts = iter(column.first)
        self.deltas = iter(column.delta)
        self.run = None
        self.first = 0
        self.last = 0

    def next(self, run):
        if run != self.run:
            self.run = run
            self.first = signed(self.first + next(self.firsts), 32)
            self.last = self.first
        else:
            self.last = signed(self.last + next(self.deltas), 32)
        return self.last


def readings_of(columns, mono_millis):
    total = sum(columns.run_length)
    flags = bits_of(columns.flags_change, total)
    quality = bits_of(columns.quality_change, total)
    suspect = bits_of(columns.suspect_change, total)
    present = bits_of(columns.present_change, total)
    metrics = {column.metric: MetricColumn(column) for column in columns.metrics}
    steps = iter(columns.sequence_step)
    rssi_steps = iter(columns.rssi_delta)
    device = rssi_first = index = 0
    for run, length in enumerate(columns.run_length):
        device = signed(device + columns.device_delta[run], 64)
        first = sequence = columns.first_sequence[run]
        rssi = rssi_first = signed(rssi_first + columns.rssi_first[run], 32)
        for position in range(length):
            if position:
                sequence += next(steps)
                rssi = signed(rssi + next(rssi_steps), 32)
            line = columns.period_millis[run] * (sequence - first) + columns.time_residual[index]
            sampled = signed(mono_millis - columns.age_millis[run] + line, 64)
            values = [
                metrics[number].next(run) if present[index] >> number & 1 else None
                for number in range(max(metrics, default=-1) + 1)
            ]
            yield device, columns.boot[run], sequence, sampled, rssi, flags[index], quality[index], suspect[index], values
            index += 1


def alarms_of(body):
    for alarm in body.alarms:
        assert alarm.state in (1, 2), "other states are kept for later"
        evidence = None
        if alarm.HasField("evidence"):
            metric = alarm.evidence.metric - 1 if alarm.evidence.metric else None
            evidence = [metric, alarm.evidence.value, alarm.evidence.limit]
        over = [signed(alarm.over_mono_millis, 64), alarm.end] if alarm.state == 2 else None
        yield ["alarm", signed(alarm.book, 64), signed(alarm.number, 64), alarm.kind, signed(alarm.device, 64),
               alarm.severity, evidence, signed(alarm.raised_mono_millis, 64), over, alarm.place]
    if body.HasField("roll_call"):
        call = body.roll_call
        yield ["roll call", signed(call.book, 64), signed(call.next_number, 64), signed(call.mono_millis, 64),
               [signed(number, 64) for number in call.open]]


def present(message, field):
    return getattr(message, field) if message.HasField(field) else None


def taps_of(body):
    for tap in body.taps:
        proof = None
        if tap.HasField("proof"):
            proof = [tap.proof.key, tap.proof.high, tap.proof.low, tap.proof.technology, tap.proof.level,
                     present(tap.proof, "sun_counter")]
        yield [tap.book, tap.number, tap.mono_millis, tap.reader, tap.point, tap.zone, tap.zone_class, tap.point_type,
               tap.door, proof, present(tap, "subject"), tap.decision, tap.reason, tap.policy.version,
               present(tap.policy, "age_seconds"), tap.policy.offline, tap.band.check, present(tap.band, "rssi_dbm"),
               present(tap.band, "age_millis"), tap.door_before, tap.attempt, tap.correlation, tap.latency.read_micros,
               tap.latency.decide_micros, present(tap.latency, "act_micros")]


def main():
    sys.path.insert(0, sys.argv[1])
    from wardgate.v1 import wire_pb2

    for line in sys.stdin:
        octets = bytes.fromhex(line)
        envelope = wire_pb2.Envelope.FromString(octets)
        assert envelope.magic == 0x31544757, "not an envelope"
        body = zlib.decompress(envelope.body, -15) if envelope.codec == 1 else envelope.body
        contents = wire_pb2.BatchBody.FromString(body)
        events = {"alarms": alarms_of, "taps": taps_of}.get(sys.argv[2]) if len(sys.argv) > 2 else None
        if events:
            for event in events(contents):
                print(json.dumps(event, separators=(",", ":"), ensure_ascii=False))
            continue
        count = 0
        for reading in readings_of(contents.readings, envelope.clock.mono_millis):
            print(json.dumps(reading, separators=(",", ":")))
            count += 1
        assert count == envelope.readings, "the header counts otherwise"


main()
