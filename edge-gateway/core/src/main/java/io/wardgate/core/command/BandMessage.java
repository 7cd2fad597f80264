package io.wardgate.core.command;

import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.identity.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kind {@code band.message}: brings the payload to the band of argument {@code device}, by the first radio that reaches it.
 *
 * <p>Radios may come and go in any thread.
 */
public class BandMessage implements CommandHandler {

    static final int MAX_OCTETS = 64;

    private final List<BandMessenger> radios = new CopyOnWriteArrayList<>();

    public void addRadio(BandMessenger radio) {
        radios.add(radio);
    }

    public void removeRadio(BandMessenger radio) {
        radios.remove(radio);
    }

    @Override
    public String kind() {
        return "band.message";
    }

    @Override
    public String run(Command command) throws CommandException, InterruptedException {
        String device = command.arguments().getOrDefault("device", "");
        if (!device.matches("wg-[0-9a-f]{8}")) {
            throw new CommandException("device is \"" + device + "\"; allowed: a band, wg-<8 hex digits>");
        }
        int octets = command.payload().length;
        if (octets < 1 || octets > MAX_OCTETS) {
            throw new CommandException("payload has " + octets + " octets; allowed: 1 to " + MAX_OCTETS);
        }
        if (radios.isEmpty()) {
            throw new CommandException("no radio can reach bands");
        }
        return send(device, command.payload().clone());
    }

    private String send(String device, byte[] message) throws CommandException, InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (BandMessenger radio : radios) {
            try {
                radio.send(DeviceId.parse(device), message);
                return device + " has " + message.length + " octets";
            } catch (CommandException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        throw new CommandException(device + " was not reached: " + String.join("; ", refusals));
    }
}
