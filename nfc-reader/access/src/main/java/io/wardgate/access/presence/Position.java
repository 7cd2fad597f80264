package io.wardgate.access.presence;

/** Where a point is in the building, in metres from a corner of it. */
public record Position(double xMetres, double yMetres, double zMetres) {

    double metresTo(Position other) {
        return Math.hypot(Math.hypot(xMetres - other.xMetres, yMetres - other.yMetres), zMetres - other.zMetres);
    }
}
