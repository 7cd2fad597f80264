package io.wardgate.simulator.command;

import io.wardgate.simulator.wr24.ReceiverAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code tcp:host:port}, {@code udp:host:port} or {@code pty:/path}. */
final class ReceiverAddressText implements ITypeConverter<ReceiverAddress> {

    @Override
    public ReceiverAddress convert(String text) {
        try {
            return ReceiverAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
