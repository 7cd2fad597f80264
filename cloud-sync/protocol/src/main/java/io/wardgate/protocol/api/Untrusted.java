package io.wardgate.protocol.api;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/** Parses octets of strangers: fields that this version does not know cost no memory. */
final class Untrusted {

    private Untrusted() {}

    static <M extends Message> M parse(Parser<M> parser, byte[] octets) throws InvalidProtocolBufferException {
        return DiscardUnknownFieldsParser.wrap(parser).parseFrom(octets);
    }
}
