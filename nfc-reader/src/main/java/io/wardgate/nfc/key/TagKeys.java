package io.wardgate.nfc.key;

import io.wardgate.api.tap.TagRef;
import java.util.List;

/**
 * All keys of a site.
 *
 * @param sites the one in force first, then those before it, which policies may still name tags by
 * @param suns tried in this order
 * @param mutuals tried in this order
 */
public record TagKeys(List<SiteKey> sites, List<SunKeys> suns, List<MutualKey> mutuals) {

    public TagKeys {
        sites = List.copyOf(sites);
        suns = List.copyOf(suns);
        mutuals = List.copyOf(mutuals);
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("a site has one key for references at least");
        }
    }

    /** Under the key in force. */
    public TagRef reference(byte[] name) {
        return sites.get(0).reference(name);
    }

    /** Under the keys before it. */
    public List<TagRef> formerReferences(byte[] name) {
        return sites.stream().skip(1).map(site -> site.reference(name)).toList();
    }
}
