package io.wardgate.api.tap;

import java.util.HexFormat;

/**
 * Who a tag is without what it calls itself: the first 128 bits of HMAC-SHA-256 under the site's key over the UID or the token.
 * Equal for equal tags under one key, useless without the key.
 *
 * @param key which key of the site made it, from 1
 */
public record TagRef(int key, long high, long low) {

    /** 32 digits, for people and JSON. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
