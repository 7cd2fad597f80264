package io.wardgate.receiver;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code host:port} or {@code [ipv6]:port} of an option; port 0 lets the system choose. */
final class HostPortConverter implements ITypeConverter<InetSocketAddress> {

    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MAX_PORT) {
            throw new TypeConversionException(
                    "'" + text + "'; allowed: <host>:<port 0..65535>, for example 127.0.0.1:1883");
        }
        InetSocketAddress address = new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
        if (address.isUnresolved()) {
            throw new TypeConversionException("'" + text + "': the host is not known here");
        }
        return address;
    }
}
