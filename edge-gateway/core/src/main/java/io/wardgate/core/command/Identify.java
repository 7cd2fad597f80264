package io.wardgate.core.command;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Kind {@code identify}: blinks the gateway's LED twice a second for argument {@code seconds}, so that somebody who stands
 * below it finds it. The LED is as before afterwards, whatever happens but the end of the process.
 *
 * <p>Blocks the command queue's thread meanwhile.
 */
public class Identify implements CommandHandler {

    static final int MAX_SECONDS = 300;

    private static final int HALF_MILLIS = 250;

    private final String led;
    private final Path leds;
    private final Pause pause;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    /** @param led name below {@code /sys/class/leds}, or blank if the gateway has none */
    public Identify(String led) {
        this(led, Path.of("/sys/class/leds"), Thread::sleep);
    }

    Identify(String led, Path leds, Pause pause) {
        this.led = led;
        this.leds = leds;
        this.pause = pause;
    }

    @Override
    public String kind() {
        return "identify";
    }

    @Override
    public String run(Command command) throws CommandException, InterruptedException {
        int seconds = seconds(command.arguments().getOrDefault("seconds", "10"));
        if (led.isBlank()) {
            throw new CommandException("this gateway has no LED: set gateway.identifyLed to a name below " + leds);
        }
        try (Led blinking = Led.take(leds.resolve(led))) {
            for (int half = 0; half < seconds * 2; half++) {
                blinking.light(true);
                pause.millis(HALF_MILLIS);
                blinking.light(false);
                pause.millis(HALF_MILLIS);
            }
        } catch (IOException e) {
            throw new CommandException(
                    "LED " + led + " cannot be used (" + e + "): gateway.identifyLed must name one below " + leds
                            + " that the gateway may write",
                    e);
        }
        return led + " blinked for " + seconds + " s";
    }

    private static int seconds(String text) throws CommandException {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_SECONDS) {
            throw new CommandException("seconds is " + text + "; allowed: 1 to " + MAX_SECONDS);
        }
        return Integer.parseInt(text);
    }
}
