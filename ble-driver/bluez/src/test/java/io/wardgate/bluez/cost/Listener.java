package io.wardgate.bluez.cost;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.ble.SteadyClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A process with one source and nothing else, so that its CPU time is the source's. It does what its standard input says,
 * a word a line, and answers each with the count of reports until now.
 */
final class Listener {

    private Listener() {}

    /** Name of the way, port of the controller. */
    public static void main(String... arguments) throws IOException {
        AdvertisementSource source =
                Way.valueOf(arguments[0]).source(Integer.parseInt(arguments[1]), new SteadyClock(1));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = in.readLine(); word != null; word = in.readLine()) {
            switch (word) {
                case "start" -> source.start(advertisement -> {});
                case "stop" -> source.stop();
                case "count" -> {
                    // answered below
                }
                default -> throw new IllegalArgumentException(word);
            }
            System.out.println(source.statistics().reports());
        }
    }
}
