package io.wardgate.api.nfc;

import io.wardgate.api.tap.AuthLevel;

/**
 * Finds out who a tag is and how well it proves it. Holds the site's keys and the counters of tags; what a tag calls itself ends
 * here. For the reader's thread, within its listener.
 */
public interface TagInspector {

    /**
     * Reads and proves a tag.
     *
     * @param wanted the level that the point asks for: what proves more than that is not asked of the tag, to be quick
     * @return never null; what went wrong is in it
     */
    Inspection inspect(Tag tag, TagChannel channel, AuthLevel wanted);
}
