/** Who a tag is, and how well it proves it. */
@NullMarked
package io.wardgate.nfc.inspection;

import org.jspecify.annotations.NullMarked;
