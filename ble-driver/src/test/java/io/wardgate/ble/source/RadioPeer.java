package io.wardgate.ble.source;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import java.io.IOException;
import java.util.Set;

/**
 * The radio under a source, as a test makes it behave. Each kind of source brings one.
 *
 * <p>A kind of radio that cannot do something says so by name in {@link #lacks()}; the contract then skips the cases
 * that need it, visibly, and no others.
 */
public abstract class RadioPeer implements AutoCloseable {

    /** What not every kind of radio can do. */
    public enum Capability {
        /** Reports are octets on a line, which can be joined with others and spoilt. */
        OCTETS,
        /** A packet may come in pieces, cut anywhere; needs {@link #OCTETS}. */
        CUT_PACKETS,
        /** One packet carries several reports. */
        SEVERAL_REPORTS_A_PACKET,
        /** Devices that are new are told in the order in which they were heard. */
        ORDER_OF_NEW_DEVICES,
        /** A device can have the address 00:00:00:00:00:00. */
        ADDRESS_OF_ZEROES,
        /** Tells the kind of an address, not only what its highest bits say. */
        KIND_BESIDE_ADDRESS,
        /** Tells identity addresses that the controller resolved from others. */
        IDENTITY_ADDRESSES,
        /** A report can be without a signal strength. */
        UNKNOWN_RSSI,
        /** 0 dBm is a signal strength like any other. */
        ZERO_RSSI,
        /** A report can be without data. */
        EMPTY_DATA,
        /** A report, or an AD structure in it, can be contradictory. */
        MALFORMED_REPORTS,
        /** After garbage the next packet is found on the same line. */
        RESYNCHRONISATION,
        /** Does something about silence that comes without an error. */
        SILENCE_RECOVERY
    }

    /** How a source is configured for a case. */
    public record Tuning(String name, int watchdogSeconds, int queue) {}

    /** What this kind cannot do. */
    public Set<Capability> lacks() {
        return Set.of();
    }

    /** A source that is configured for this radio. */
    public abstract AdvertisementSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock);

    /** Most octets of data in one report. */
    public abstract int longestData();

    /** Whether a report can be with these data. */
    public boolean carries(byte[] data) {
        return data.length <= longestData();
    }

    /** Whether a source listens, so that it will hear the next report. */
    public abstract boolean isListenedTo();

    /** Whether a source holds the line, or anything else of the radio. */
    public abstract boolean isHeld();

    /** Loses the line now; it can be opened again at once. */
    public abstract void cut() throws IOException;

    /** From now on the line cannot be opened. */
    public abstract void unplug() throws IOException;

    /** From now on it can again. */
    public abstract void plugIn() throws IOException;

    @Override
    public abstract void close() throws IOException;

    /** The source hears these reports, each in a packet of its own. */
    public void hear(Heard... reports) throws IOException {
        for (Heard report : reports) {
            send(octets(report));
        }
    }

    /** These reports in one packet: {@link Capability#SEVERAL_REPORTS_A_PACKET}. */
    public void hearTogether(Heard... reports) throws IOException {
        send(octets(reports));
    }

    /** A report that contradicts itself: {@link Capability#MALFORMED_REPORTS}. */
    public void hearMalformed() throws IOException {
        throw new UnsupportedOperationException("a radio without " + Capability.MALFORMED_REPORTS + " must lack it");
    }

    /** One packet with these reports: {@link Capability#OCTETS}. */
    public byte[] octets(Heard... reports) {
        throw new UnsupportedOperationException("a radio without " + Capability.OCTETS + " must lack it");
    }

    /** Octets on the line: {@link Capability#OCTETS}. */
    public void send(byte[] octets) throws IOException {
        throw new UnsupportedOperationException("a radio without " + Capability.OCTETS + " must lack it");
    }

    /** So many octets that cannot be taken for a packet: {@link Capability#OCTETS}. */
    public byte[] garbage(int octets) {
        return new byte[octets];
    }
}
