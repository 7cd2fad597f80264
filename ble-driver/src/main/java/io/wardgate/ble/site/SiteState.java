package io.wardgate.ble.site;

import java.util.Map;

/**
 * What became of the site's tables.
 *
 * @param files how many are in use, as they are or as they last were good
 * @param reloads how often the directory was read
 * @param refused why files are refused, by file
 * @param fault the first thing that is wrong, with file, place, value and what is allowed; empty if all is well
 */
public record SiteState(int files, int entries, long reloads, Map<String, String> refused, String fault) {

    static final SiteState NONE = new SiteState(0, 0, 0, Map.of(), "");
}
