package io.wardgate.ble.key;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.ble.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of device keys: taken, or refused by its name. */
public final class KeyFileFuzzTarget implements FuzzTarget {

    @Override
    public void take(byte[] octets) {
        try {
            KeyFile.parse("keys.yaml", new String(octets, StandardCharsets.UTF_8));
        } catch (KeyFileException e) {
            must(String.valueOf(e.getMessage()).contains("keys.yaml"), "refused without its name: " + e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                bands:
                  wg-0000a1b2: 2b7e151628aed2a6abf7158809cf4f3c
                bthome:
                  "A4:C1:38:8D:18:B2": 231d39c1d7cc1ab1aee224cd096db932
                """.getBytes(StandardCharsets.UTF_8));
    }
}
