/** Commands to gateways: kept, sent until a gateway reports, and told of. */
@NullMarked
package io.wardgate.receiver.command;

import org.jspecify.annotations.NullMarked;
