package io.wardgate.simulator.ward;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioException;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.vitals.Recording;
import io.wardgate.simulator.vitals.Vitals;
import io.wardgate.simulator.ward.WardEvent.Produced;
import io.wardgate.simulator.ward.WardEvent.Received;
import io.wardgate.simulator.ward.WardEvent.Received24;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WardTest {

    @Test
    void sameSeedGivesTheSameTruthOnAnyThread() throws ScenarioException {
        Scenario ward = ScenarioReader.find("ward-200");

        List<String> digests = IntStream.range(0, 4)
                .parallel()
                .mapToObj(run -> TruthDigest.of(ward, 30))
                .toList();

        assertThat(digests).containsOnly(digests.get(0));
        assertThat(TruthDigest.of(ward.withSeed(43), 30)).isNotEqualTo(digests.get(0));
    }

    @Test
    void eventsComeInOrderOfTime() throws ScenarioException {
        List<WardEvent> events = play(ScenarioReader.find("ward-200"), 20);

        assertThat(events).extracting(WardEvent::atMicros).isSorted();
    }

    /** Pure ALOHA: exp(-2 * 200 * 376 us / 1 s) = 0.86 of the advertisements survive without capture. */
    @Test
    void collisionsOfTwoHundredBandsFollowTheAlohaFormula() throws ScenarioException {
        String radio = "radio: {captureDb: 100, scanIntervalMillis: 10240, rssiAtOneMetreDbm: -20, bodyDb: 0}";
        List<WardEvent> events = play(parse("seed: 5\nbands: {count: 200}\n" + radio), 200);

        // 1,005 ms is the mean interval with its random delay; hops every 10 s cost next to nothing.
        double sent = 200 * 200 / 1.005;
        double survived = reports(events).size() / sent;
        assertThat(survived).isBetween(0.85, 0.875);
    }

    @Test
    void captureLetsTheStrongerAdvertisementSurvive() throws ScenarioException {
        String floor = "\nfloor: {rooms: [{x: 0, y: 0, width: 30, depth: 15}]}\n";
        String bands = "seed: 5\nbands: {count: 200}" + floor;
        int without = reports(play(parse(bands + "radio: {captureDb: 100, rssiAtOneMetreDbm: -20}"), 60))
                .size();
        int with = reports(play(parse(bands + "radio: {captureDb: 6, rssiAtOneMetreDbm: -20}"), 60))
                .size();

        assertThat(with).isGreaterThan((int) (without * 1.03));
    }

    @Test
    void distanceAndWallsWeakenASignal() throws ScenarioException {
        String near = "floor: {gateway: [0, 0], rooms: [{x: 1, y: 0, width: 0.5, depth: 0.5}]}\n";
        String far = "floor: {gateway: [0, 0], rooms: [{x: 10, y: 0, width: 0.5, depth: 0.5}]";
        String wall = ", walls: [{from: [5, 0], to: [5, 9], lossDb: 20}]}\n";
        String rest = "radio: {lossless: true, shadowingDb: 0, bodyDb: 0, rssiAtOneMetreDbm: -40}";

        int nearDbm = reports(play(parse(near + rest), 5)).get(0).rssiDbm();
        int farDbm = reports(play(parse(far + "}\n" + rest), 5)).get(0).rssiDbm();
        int behindWallDbm = reports(play(parse(far + wall + rest), 5)).get(0).rssiDbm();

        assertThat(nearDbm - farDbm).isBetween(19, 24);
        assertThat(farDbm - behindWallDbm).isEqualTo(20);
    }

    @Test
    void callMakesARecordAtOnceAndABurstForTwoSeconds() throws ScenarioException {
        List<WardEvent> events = play(parse("radio: {lossless: true}\nsos: {atSeconds: [5.25]}"), 30);

        BandRecord call =
                records(events).stream().filter(BandRecord::sos).findFirst().orElseThrow();
        assertThat(call.atMicros()).isEqualTo(5_250_000);
        List<Report> burst = reports(events).stream()
                .filter(report -> report.atMicros() >= 5_250_000 && report.atMicros() < 7_250_000)
                .toList();
        assertThat(burst.size()).isBetween(66, 100);
        // The flag stays for at least 10 s: octet 1 of the header, octet 5 of the AD structure.
        assertThat(reports(events))
                .filteredOn(report -> report.atMicros() > 5_260_000 && report.atMicros() < 15_250_000)
                .allMatch(report -> (report.advertisement().data()[5] & 0x80) != 0);
    }

    @Test
    void rebootStartsANewSessionWithoutOldRecords() throws ScenarioException {
        List<BandRecord> records = records(play(parse("reboots: {atSeconds: [10]}"), 20));

        int restart = IntStream.range(0, records.size())
                .filter(i -> records.get(i).boot() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(records.get(restart).sequence()).isZero();
        assertThat(records.get(restart - 1).boot()).isEqualTo(1);
    }

    @Test
    void recordIsRepeatedInTheNextTwoAdvertisements() throws ScenarioException {
        List<WardEvent> events = play(ScenarioReader.find("recording"), 60);

        BandRecord tenth = records(events).get(20);
        assertThat(reports(events).stream()
                        .filter(report -> report.advertisement().carried().contains(tenth)))
                .hasSizeBetween(2, 3);
    }

    @Test
    void firstBandOfTheRecordingSaysWhatTheRealWristbandSaid() throws ScenarioException {
        List<BandRecord> first = records(play(ScenarioReader.find("recording"), 4)).stream()
                .filter(record -> record.deviceId() == 0x0001_0000_00E4_0000L)
                .toList();

        // e4_HR.csv: 93.00 101.00 100.00 90.00; e4_TEMP.csv from its second 10 on.
        assertThat(first).extracting(record -> record.vitals().heartRate()).startsWith(93, 101, 100);
        assertThat(first)
                .extracting(record -> record.vitals().skinTemperature())
                .allMatch(centi -> centi > 3100 && centi < 3400);
        assertThat(Recording.shipped().at(0).heartRate()).isEqualTo(93);
    }

    @Test
    void dualModeBandSaysTheSameOverBothRadios() throws ScenarioException {
        List<WardEvent> events =
                play(parse("radio: {lossless: true}\nradio24: {share: 1, gainDb: 3}\nsos: {atSeconds: [5.25]}"), 20);

        assertThat(events).extracting(WardEvent::atMicros).isSorted();
        assertThat(uplinks(events))
                .extracting(Uplink::advertisement)
                .containsExactlyElementsOf(
                        reports(events).stream().map(Report::advertisement).toList());
        assertThat(uplinks(events).get(0).rssiDbm())
                .isBetween(
                        reports(events).get(0).rssiDbm() + 2,
                        reports(events).get(0).rssiDbm() + 4);
    }

    @Test
    void shareOfTheBandsThatSpeakTwoPointFourGigahertzIsTheScenarios() throws ScenarioException {
        String ward = "bands: {count: 200}\nradio: {lossless: true}\nradio24: {share: 0.5, aloneShare: 0.5}";
        List<WardEvent> events = play(parse(ward), 5);

        long over24 = uplinks(events).stream()
                .map(uplink -> uplink.advertisement().band())
                .distinct()
                .count();
        long overBluetooth = reports(events).stream()
                .map(report -> report.advertisement().band())
                .distinct()
                .count();
        assertThat(over24).isBetween(80L, 120L);
        assertThat(overBluetooth).isBetween(130L, 170L);
    }

    @Test
    void secondRadioChangesNothingOfWhatBluetoothHears() throws ScenarioException {
        String ward = "bands: {count: 50}\nsos: {perHour: 3600}";

        List<Report> alone = reports(play(parse(ward), 20));
        List<Report> dual = reports(play(parse(ward + "\nradio24: {share: 1}"), 20));

        assertThat(dual).extracting(Report::atMicros).containsExactlyElementsOf(times(alone));
    }

    @Test
    void framesOfTheSecondRadioAreCountedWhetherReceivedOrNotAndWrap() throws ScenarioException {
        String radio = "radio: {rssiAtOneMetreDbm: -40}\nradio24: {share: 1, extraLoss: 0.2, firstSequence: 65530}";
        List<Uplink> uplinks = uplinks(play(parse(radio), 100));

        int span = uplinks.get(uplinks.size() - 1).sequence() - uplinks.get(0).sequence() & 0xFFFF;
        assertThat(span).isBetween(90, 100);
        assertThat(uplinks).filteredOn(uplink -> !uplink.damaged()).hasSizeBetween(65, 92);
        assertThat(uplinks).extracting(Uplink::sequence).contains(5).allMatch(sequence -> sequence < 1 << 16);
    }

    @Test
    void sequenceWrapTakesTheNextBoot() {
        Session session = new Session(1, 7);
        for (int i = 0; i < 65_536; i++) {
            session.record(i, false, Vitals.OFF_WRIST);
        }
        BandRecord wrapped = session.record(65_536, false, Vitals.OFF_WRIST);

        assertThat(wrapped.boot()).isEqualTo(8);
        assertThat(wrapped.sequence()).isZero();
        assertThat(session.repeated()).hasSize(1);
    }

    private static Scenario parse(String yaml) throws ScenarioException {
        return ScenarioReader.parse("test", yaml);
    }

    private static List<WardEvent> play(Scenario scenario, double seconds) {
        Ward ward = new Ward(scenario);
        List<WardEvent> events = new ArrayList<>();
        for (WardEvent event = ward.next(); event.atMicros() < seconds * 1e6; event = ward.next()) {
            events.add(event);
        }
        return Collections.unmodifiableList(events);
    }

    private static List<Report> reports(List<WardEvent> events) {
        return events.stream()
                .filter(Received.class::isInstance)
                .map(event -> ((Received) event).report())
                .toList();
    }

    private static List<Uplink> uplinks(List<WardEvent> events) {
        return events.stream()
                .filter(Received24.class::isInstance)
                .map(event -> ((Received24) event).uplink())
                .toList();
    }

    private static List<Long> times(List<Report> reports) {
        return reports.stream().map(Report::atMicros).toList();
    }

    private static List<BandRecord> records(List<WardEvent> events) {
        return events.stream()
                .filter(Produced.class::isInstance)
                .map(event -> ((Produced) event).record())
                .toList();
    }
}
