package io.wardgate.ble.hci;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.fuzz.Pieces;
import io.wardgate.ble.fuzz.PuppetClock;
import io.wardgate.ble.fuzz.ScriptedPort;
import io.wardgate.ble.report.CollectedReports;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import java.util.List;

/** What a controller answers while it is brought to scanning: it scans in the end, or there is an error to tell. */
public final class ControllerFuzzTarget implements FuzzTarget {

    @Override
    public void take(byte[] octets) {
        PuppetClock clock = new PuppetClock();
        CollectedReports heard = new CollectedReports();
        HciLink link = new HciLink("fuzz", new ScriptedPort(Pieces.of(octets), clock), heard, clock);
        Controller controller = new Controller(link, new ScanTiming(50, 50), true);
        try {
            controller.initialise();
            must(!controller.description().isEmpty(), "scans without knowing on what");
        } catch (IOException e) {
            must(e.getMessage() != null, "an error without words");
        }
    }

    @Override
    public List<byte[]> seeds() {
        byte[] features = new byte[9];
        byte[] extended = features.clone();
        extended[2] = 0x10;
        return List.of(answers(features, 0x200B, 0x200C), answers(extended, 0x2041, 0x2042));
    }

    private static byte[] answers(byte[] features, int parameters, int enable) {
        return Pieces.input(
                80,
                HciEvents.commandComplete(0x0C03, (byte) 0),
                HciEvents.commandComplete(0x1001, new byte[9]),
                HciEvents.commandComplete(0x1002, new byte[65]),
                HciEvents.commandComplete(0x2003, features),
                HciEvents.commandComplete(0x0C01, (byte) 0),
                HciEvents.commandComplete(0x2001, (byte) 0),
                HciEvents.commandComplete(parameters, (byte) 0),
                HciEvents.commandComplete(enable, (byte) 0));
    }
}
