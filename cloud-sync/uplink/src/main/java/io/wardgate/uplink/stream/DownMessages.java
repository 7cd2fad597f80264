package io.wardgate.uplink.stream;

import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.CommandCodec;

/** What may come down. */
final class DownMessages {

    /** The larger of an answer and a command. */
    static final int MAX_OCTETS = Math.max(AnswerCodec.MAX_ANSWER_OCTETS, CommandCodec.MAX_COMMAND_OCTETS);

    private DownMessages() {}
}
