/** The transport by requests of HTTP/1.1 (docs/wire/http.md), over sockets of its own. */
@NullMarked
package io.wardgate.uplink.http;

import org.jspecify.annotations.NullMarked;
