/** The site's keys: those that hide who a tag is, and those that tags prove themselves with. */
@NullMarked
package io.wardgate.nfc.key;

import org.jspecify.annotations.NullMarked;
