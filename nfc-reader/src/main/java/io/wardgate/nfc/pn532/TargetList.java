package io.wardgate.nfc.pn532;

import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.link.LinkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chip's list of tags of type A at 106 kbit/s (UM0701-02, 7.3.5).
 *
 * <pre>
 *  octets  1       then for each   1       2         1        1           n     [1 and n-1 if SAK has bit 5]
 *          count                   number  SENS_RES  SEL_RES  UID length  UID   ATS, its length first
 * </pre>
 */
final class TargetList {

    private static final int FIXED_OCTETS = 5;
    private static final int HAS_ATS = 0x20;

    private TargetList() {}

    /** @throws LinkException if the list contradicts itself: then none of it is believed */
    static List<Tag> read(byte[] answer) throws LinkException {
        int count = answer.length == 0 ? -1 : answer[0] & 0xFF;
        if (count < 0 || count > 2) {
            throw contradiction(answer, "count");
        }
        List<Tag> tags = new ArrayList<>(count);
        int at = 1;
        for (int i = 0; i < count; i++) {
            if (at + FIXED_OCTETS > answer.length) {
                throw contradiction(answer, "its end");
            }
            int atqa = (answer[at + 1] & 0xFF) << 8 | answer[at + 2] & 0xFF;
            int sak = answer[at + 3] & 0xFF;
            int uidFrom = at + FIXED_OCTETS;
            int uidTo = uidFrom + (answer[at + 4] & 0xFF);
            if (uidTo > answer.length || !isUidLength(uidTo - uidFrom)) {
                throw contradiction(answer, "a UID's length");
            }
            int end = (sak & HAS_ATS) == 0 ? uidTo : uidTo + atsLength(answer, uidTo);
            byte[] ats = end == uidTo ? new byte[0] : Arrays.copyOfRange(answer, uidTo + 1, end);
            tags.add(new Tag(new TagUid(Arrays.copyOfRange(answer, uidFrom, uidTo)), atqa, sak, ats));
            at = end;
        }
        if (at != answer.length) {
            throw contradiction(answer, "its length");
        }
        return tags;
    }

    private static int atsLength(byte[] answer, int at) throws LinkException {
        int length = at < answer.length ? answer[at] & 0xFF : 0;
        if (length == 0 || at + length > answer.length) {
            throw contradiction(answer, "an ATS's length");
        }
        return length;
    }

    private static boolean isUidLength(int length) {
        return length == 4 || length == 7 || length == 10;
    }

    /** Without the octets: they hold UIDs. */
    private static LinkException contradiction(byte[] answer, String where) {
        return new LinkException(
                "the chip's list of tags, " + answer.length + " octets, contradicts itself in " + where);
    }
}
