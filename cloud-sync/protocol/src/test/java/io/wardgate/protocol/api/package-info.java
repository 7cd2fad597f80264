/** Tests of the codecs, from outside and against strangers' octets. */
@NullMarked
package io.wardgate.protocol.api;

import org.jspecify.annotations.NullMarked;
