"""WR24 v1 once more, written from docs/wire/wr24-v1.md alone: a peer to compare the gateway's codec with.

Lines in, lines out. "make" reads one frame a line as JSON and writes its octets in hex. "read" reads one stream a line
in hex (nothing follows it) and writes the frames found in it as a JSON list.
"""

import json
import struct
import sys

SYNC = b"\xa5\x5a"
HEADER = struct.Struct("<2sBBB6sHbBI")
OVERHEAD = HEADER.size + 2


def crc16(octets):
    crc = 0xFFFF
    for octet in octets:
        crc ^= octet << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def make(frame):
    payload = bytes.fromhex(frame["payload"])
    head = HEADER.pack(
        SYNC,
        frame["version"] << 4 | frame["flags"],
        len(payload),
        frame["type"],
        bytes.fromhex(frame["devId"])[::-1],
        frame["seq"],
        frame["rssi"],
        frame["chan"],
        frame["tick"],
    )
    return head + payload + struct.pack("<H", crc16(head[2:] + payload))


def read(stream):
    frames = []
    at = stream.find(SYNC)
    while at >= 0:
        rest = stream[at:]
        size = OVERHEAD + rest[3] if len(rest) > 3 and rest[3] <= 200 else len(rest) + 1
        if size <= len(rest) and crc16(rest[2 : size - 2]) == struct.unpack_from("<H", rest, size - 2)[0]:
            frames.append(fields(rest[:size]))
            at = stream.find(SYNC, at + size)
        else:
            at = stream.find(SYNC, at + 1)
    return frames


def fields(octets):
    _, first, _, kind, dev_id, seq, rssi, chan, tick = HEADER.unpack_from(octets)
    return {
        "version": first >> 4,
        "flags": first & 15,
        "type": kind,
        "devId": dev_id[::-1].hex(),
        "seq": seq,
        "rssi": rssi,
        "chan": chan,
        "tick": tick,
        "payload": octets[HEADER.size : -2].hex(),
    }


def main(job):
    assert crc16(b"123456789") == 0x29B1
    for line in sys.stdin:
        if job == "make":
            print(make(json.loads(line)).hex())
        else:
            print(json.dumps(read(bytes.fromhex(line.strip()))))


main(sys.argv[1])
