package io.wardgate.ble.att;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds what a device has (Bluetooth Core 5.4, Vol 3, Part G, 4.4 to 4.7): its primary services, their characteristics, and,
 * when it is needed, the descriptor that switches notifications on.
 *
 * <p>A device may answer anything: handles must grow from answer to answer, and there is an end to how many are taken.
 */
final class Discovery {

    private static final int PRIMARY_SERVICE = 0x2800;
    private static final int CHARACTERISTIC = 0x2803;
    private static final int CLIENT_CONFIGURATION = 0x2902;
    private static final int LAST_HANDLE = 0xFFFF;
    private static final int MOST = 512;

    private final AttClient client;
    private final String device;

    /** A range of handles that belongs to a service. */
    private record Service(UUID type, int first, int last) {}

    /** A characteristic, and the last handle that may be one of its descriptors. */
    record Found(GattCharacteristic characteristic, int last) {}

    Discovery(AttClient client, String device) {
        this.client = client;
        this.device = device;
    }

    List<Found> characteristics(Deadline deadline) throws GattException, InterruptedException {
        List<Found> found = new ArrayList<>();
        for (Service service : services(deadline)) {
            int before = found.size();
            for (AttList list =
                            first(deadline, AttCode.READ_BY_TYPE_REQUEST, service.first, service.last, CHARACTERISTIC);
                    !list.isEmpty();
                    list = next(deadline, list, AttCode.READ_BY_TYPE_REQUEST, service.last, CHARACTERISTIC)) {
                for (int i = 0; i < list.size(); i++) {
                    // declaration: handle (2), properties (1), handle of the value (2), type
                    int valueHandle = list.get16(i, 3);
                    GattCharacteristic characteristic =
                            new GattCharacteristic(service.type, list.uuid(i, 5), valueHandle, list.get8(i, 2));
                    closeBefore(found, before, list.get16(i, 0));
                    found.add(new Found(characteristic, service.last));
                }
                enough(found.size());
            }
        }
        return found;
    }

    /** Handle of the descriptor that switches notifications of a characteristic on; 0 if there is none. */
    int configurationOf(Found found) throws GattException, InterruptedException {
        int from = found.characteristic().handle() + 1;
        while (from <= found.last()) {
            byte[] answer = client.ask(
                    AttPdu.of(AttCode.FIND_INFORMATION_REQUEST, from, found.last()),
                    AttCode.FIND_INFORMATION_RESPONSE,
                    AttClient.LONGEST_WAIT_MILLIS);
            if (AttClient.isError(answer)) {
                return 0;
            }
            int format = answer.length > 1 ? answer[1] : 0;
            AttList list = AttList.ofInformation(answer, device);
            for (int i = 0; i < list.size(); i++) {
                if (format == 1 && list.get16(i, 2) == CLIENT_CONFIGURATION) {
                    return list.get16(i, 0);
                }
            }
            from = grown(list.get16(list.size() - 1, 0), from) + 1;
        }
        return 0;
    }

    private List<Service> services(Deadline deadline) throws GattException, InterruptedException {
        List<Service> services = new ArrayList<>();
        for (AttList list = first(deadline, AttCode.READ_BY_GROUP_TYPE_REQUEST, 1, LAST_HANDLE, PRIMARY_SERVICE);
                !list.isEmpty();
                list = next(deadline, list, AttCode.READ_BY_GROUP_TYPE_REQUEST, LAST_HANDLE, PRIMARY_SERVICE)) {
            for (int i = 0; i < list.size(); i++) {
                // first handle (2), last handle (2), type
                services.add(new Service(list.uuid(i, 4), list.get16(i, 0), list.get16(i, 2)));
            }
            enough(services.size());
        }
        return services;
    }

    private AttList first(Deadline deadline, int request, int from, int to, int type)
            throws GattException, InterruptedException {
        return from > to ? AttList.empty(device) : list(deadline, request, from, to, type);
    }

    private AttList next(Deadline deadline, AttList before, int request, int to, int type)
            throws GattException, InterruptedException {
        boolean group = request == AttCode.READ_BY_GROUP_TYPE_REQUEST;
        int last = grown(before.get16(before.size() - 1, group ? 2 : 0), before.from());
        return first(deadline, request, last + 1, to, type);
    }

    private AttList list(Deadline deadline, int request, int from, int to, int type)
            throws GattException, InterruptedException {
        byte[] answer = client.ask(AttPdu.of(request, from, to, type), request + 1, deadline.leftMillis(device));
        if (!AttClient.isError(answer)) {
            return AttList.ofHandles(answer, from, device);
        }
        if (AttClient.errorOf(answer) == AttCode.ATTRIBUTE_NOT_FOUND) {
            return AttList.empty(device);
        }
        throw new GattException(device + " does not tell what it has: " + AttCode.error(AttClient.errorOf(answer)));
    }

    /** The descriptors of a characteristic end where the next one is declared. */
    private static void closeBefore(List<Found> found, int from, int declaration) {
        int last = found.size() - 1;
        if (last >= from) {
            found.set(last, new Found(found.get(last).characteristic(), declaration - 1));
        }
    }

    private int grown(int handle, int from) throws GattException {
        if (handle < from) {
            throw new GattException(device + " answers with handle " + handle + " where " + from + " was the least");
        }
        return handle;
    }

    private void enough(int count) throws GattException {
        if (count > MOST) {
            throw new GattException(device + " says that it has more than " + MOST + " services or characteristics");
        }
    }
}
