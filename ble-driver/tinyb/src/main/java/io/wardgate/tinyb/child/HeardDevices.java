package io.wardgate.tinyb.child;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tinyb.BluetoothDevice;

/**
 * The devices of one adapter. The library tells changes of devices that it was asked to tell, so new ones are looked for;
 * BlueZ forgets those that it has not heard for half a minute, and so does this. What BlueZ knew before is told when it
 * changes: nobody knows how old it is. Beyond {@value #GREATEST_DEVICES} none is added.
 *
 * <p>Owned by the child's main thread.
 */
final class HeardDevices {

    private static final int GREATEST_DEVICES = 4_096;

    private final ReportLines lines;
    private final Map<String, HeardDevice> known = new HashMap<>();

    private boolean begun;

    HeardDevices(ReportLines lines) {
        this.lines = lines;
    }

    /** @param present those that BlueZ has now; each object holds native memory until it is closed */
    void look(List<BluetoothDevice> present) {
        Set<String> there = new HashSet<>();
        for (BluetoothDevice device : present) {
            String address = device.getAddress();
            there.add(address);
            if (known.containsKey(address) || known.size() >= GREATEST_DEVICES) {
                device.close();
            } else {
                HeardDevice heard = new HeardDevice(device, lines);
                known.put(address, heard);
                if (begun) {
                    heard.tellAll();
                }
                heard.begin();
            }
        }
        known.entrySet().removeIf(one -> {
            boolean gone = !there.contains(one.getKey());
            if (gone) {
                one.getValue().close();
            }
            return gone;
        });
        begun = true;
        known.values().forEach(HeardDevice::tellStrengthThatWaits);
    }
}
