package io.wardgate.bluez.daemon;

/** Names that BlueZ has on the bus. */
public final class BluezNames {

    public static final String SERVICE = "org.bluez";
    public static final String ROOT = "/org/bluez";
    public static final String ADAPTER = "org.bluez.Adapter1";
    public static final String DEVICE = "org.bluez.Device1";
    public static final String GATT_SERVICE = "org.bluez.GattService1";
    public static final String GATT_CHARACTERISTIC = "org.bluez.GattCharacteristic1";
    public static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    public static final String PROPERTIES_CHANGED = "PropertiesChanged";
    public static final String OBJECTS = "org.freedesktop.DBus.ObjectManager";
    public static final String BUS = "org.freedesktop.DBus";
    public static final String NAME_OWNER_CHANGED = "NameOwnerChanged";

    private BluezNames() {}
}
