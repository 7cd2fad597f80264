package io.wardgate.simulator.air;

import io.wardgate.simulator.scenario.Point;

/** Whether two straight lines on the floor cross. */
final class Crossing {

    private Crossing() {}

    static boolean between(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    /** On which side of the line from a to b a point lies. */
    private static double side(Point a, Point b, Point point) {
        return (b.x() - a.x()) * (point.y() - a.y()) - (b.y() - a.y()) * (point.x() - a.x());
    }
}
