package io.wardgate.receiver.mqtt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two topics of a gateway: {@code wg/v1/<gateway>/up} and {@code …/down}. */
public final class Topics {

    /** Filter for what all gateways send, for a subscriber of a broker. */
    public static final String ALL_UP = "wg/v1/+/up";

    private static final Pattern TOPIC = Pattern.compile("wg/v1/([A-Za-z0-9_-]{1,32})/(up|down)");

    private Topics() {}

    /** The gateway of an up topic; empty for any other topic. */
    public static Optional<String> gatewayOfUp(String topic) {
        return gateway(topic, "up");
    }

    /** The gateway of a down topic; empty for any other topic, wildcards included. */
    public static Optional<String> gatewayOfDown(String filter) {
        return gateway(filter, "down");
    }

    public static String down(String gateway) {
        return "wg/v1/" + gateway + "/down";
    }

    private static Optional<String> gateway(String topic, String direction) {
        Matcher matcher = TOPIC.matcher(topic);
        return matcher.matches() && matcher.group(2).equals(direction)
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
