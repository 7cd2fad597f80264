package io.wardgate.api.identity;

/** Who this gateway is; published as a service once the configuration names it. */
public interface GatewayIdentity {

    /** Position of the gateway, unique in the hospital: 1 to 32 of A-Z, a-z, 0-9, '-' and '_'. */
    String gatewayId();
}
