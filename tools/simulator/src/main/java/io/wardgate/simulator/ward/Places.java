package io.wardgate.simulator.ward;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Point;
import io.wardgate.simulator.scenario.Scenario;

/** Where each band is: in a room chosen by area, anywhere in it. */
record Places(Scenario.Floor floor, Chance chance) {

    Point of(int band) {
        double area = floor.rooms().stream().mapToDouble(Places::area).sum();
        double left = area * chance.uniform(band, Purpose.PLACE_ROOM, 0);
        Scenario.Room chosen = floor.rooms().get(floor.rooms().size() - 1);
        for (Scenario.Room room : floor.rooms()) {
            left -= area(room);
            if (left < 0) {
                chosen = room;
                break;
            }
        }
        return new Point(
                chosen.x() + chosen.width() * chance.uniform(band, Purpose.PLACE_X, 0),
                chosen.y() + chosen.depth() * chance.uniform(band, Purpose.PLACE_Y, 0));
    }

    private static double area(Scenario.Room room) {
        return room.width() * room.depth();
    }
}
