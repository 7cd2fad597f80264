/** Decoder tables of the site: files that are watched and taken over without a restart. */
@NullMarked
package io.wardgate.ble.site;

import org.jspecify.annotations.NullMarked;
