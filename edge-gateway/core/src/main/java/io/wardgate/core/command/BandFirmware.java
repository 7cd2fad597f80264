package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.api.smp.SmpChannel.Patience;
import io.wardgate.api.smp.SmpException;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.smp.CborException;
import io.wardgate.core.smp.FirmwareImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Kind {@code band.firmware}: asks the band of argument {@code device} which firmware images it has, over SMP.
 *
 * <p>Radios may come and go in any thread.
 */
public class BandFirmware implements CommandHandler {

    /** A receiver holds a packet for 10 s. */
    private static final Patience PATIENCE = new Patience(3, 10_000);

    /** More would not fit into a report. */
    private static final int MOST = 4;

    private static final int HASH_DIGITS = 16;

    private final RadioOrder order;
    private final List<SmpChannel> radios = new CopyOnWriteArrayList<>();

    public BandFirmware(LinkTable links, GatewayClock clock) {
        order = new RadioOrder(links, clock);
    }

    public void addRadio(SmpChannel radio) {
        radios.add(radio);
    }

    public void removeRadio(SmpChannel radio) {
        radios.remove(radio);
    }

    @Override
    public String kind() {
        return "band.firmware";
    }

    @Override
    public String run(Command command) throws CommandException, InterruptedException {
        String device = command.arguments().getOrDefault("device", "");
        if (!device.matches("wg-[0-9a-f]{8}")) {
            throw new CommandException("device is \"" + device + "\"; allowed: a band, wg-<8 hex digits>");
        }
        if (radios.isEmpty()) {
            throw new CommandException("no radio carries SMP to bands");
        }
        long deviceId = DeviceId.parse(device);
        List<String> refusals = new ArrayList<>();
        for (SmpChannel radio : order.bestFirst(radios, SmpChannel::name, deviceId)) {
            try {
                return told(device, radio.name(), radio.ask(deviceId, FirmwareImage.question(), PATIENCE));
            } catch (SmpException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        throw new CommandException(device + " gave no answer: " + String.join("; ", refusals));
    }

    private static String told(String device, String radio, byte[] answer) throws CommandException {
        try {
            List<FirmwareImage> images = FirmwareImage.all(answer);
            return device + " by " + radio + ": "
                    + (images.isEmpty()
                            ? "no image"
                            : images.stream()
                                    .limit(MOST)
                                    .map(BandFirmware::text)
                                    .collect(Collectors.joining("; ")));
        } catch (CborException e) {
            throw new CommandException(device + " by " + radio + ": " + e.getMessage());
        }
    }

    private static String text(FirmwareImage image) {
        String hash =
                image.hash().substring(0, Math.min(HASH_DIGITS, image.hash().length()));
        return "image " + image.image() + " slot " + image.slot() + ": " + image.version()
                + (image.marks().isEmpty() ? "" : ", " + String.join(", ", image.marks()))
                + (hash.isEmpty() ? "" : ", " + hash);
    }
}
