/** Whether a tag's die is its maker's. */
@NullMarked
package io.wardgate.nfc.originality;

import org.jspecify.annotations.NullMarked;
