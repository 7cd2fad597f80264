#!/usr/bin/python3
"""A BlueZ on a bus of its own: dbusmock's bluez5 template, told by JSON lines on stdin, one answer line each.

Hears as bluetoothd does: a device that is new on an adapter is told by InterfacesAdded, later changes by
PropertiesChanged. Properties go out as signals made here, because the template's own cannot carry dictionaries.
"""
import json
import sys

import dbus
import dbus.bus
import dbus.lowlevel
import dbus.mainloop.glib
import dbus.service
from dbusmock import mockobject
from gi.repository import GLib

OBJECTS = 'org.freedesktop.DBus.ObjectManager'
DEVICE = 'org.bluez.Device1'
ADAPTER = 'org.bluez.Adapter1'
SERVICE = 'org.bluez.GattService1'
CHARACTERISTIC = 'org.bluez.GattCharacteristic1'


def octets(text):
    return dbus.Array(bytes.fromhex(text), signature='y', variant_level=1)


def assigned(number):
    return '%08x-0000-1000-8000-00805f9b34fb' % number


def advertised(report):
    """AD structures as the properties that bluetoothd makes of them."""
    properties = {'RSSI': dbus.Int16(report['rssi'], variant_level=1)}
    data = bytes.fromhex(report['data'])
    manufacturers, services = {}, {}
    while data:
        kind, content = data[1], data[2:data[0] + 1]
        data = data[data[0] + 1:]
        if kind == 0x01:
            properties['AdvertisingFlags'] = octets(content.hex())
        elif kind == 0x16:
            services[assigned(int.from_bytes(content[:2], 'little'))] = octets(content[2:].hex())
        elif kind == 0xFF:
            manufacturers[dbus.UInt16(int.from_bytes(content[:2], 'little'))] = octets(content[2:].hex())
        else:
            raise ValueError('no property for AD type %d' % kind)
    if manufacturers:
        properties['ManufacturerData'] = dbus.Dictionary(manufacturers, signature='qv', variant_level=1)
    if services:
        properties['ServiceData'] = dbus.Dictionary(services, signature='sv', variant_level=1)
    return properties


class Bluez:
    def __init__(self, bus):
        self.bus = bus
        self.root = None
        self.heard = {}
        self.muted = None
        bus.add_message_filter(self.answer)

    def start(self):
        if self.root is not None:
            self.bus.request_name('org.bluez')
        else:
            name = dbus.service.BusName('org.bluez', self.bus)
            self.root = mockobject.DBusMockObject(name, '/', OBJECTS, {}, '/dev/null', is_object_manager=True)
            mockobject.objects['/'] = self.root
            self.root.AddTemplate('bluez5', {})

    def stop(self):
        """As bluetoothd ends: its name goes, and with it all scanning."""
        self.bus.release_name('org.bluez')
        self.rest()

    def rest(self):
        self.heard.clear()
        for mock in mockobject.objects.values():
            if ADAPTER in mock.props:
                mock.props[ADAPTER]['Discovering'] = dbus.Boolean(False, variant_level=1)

    def adapter(self, name, address):
        path = '/org/bluez/' + name
        self.root.AddAdapter(name, name)
        # RemoveAdapter and AddAdapter of the template choose addresses of their own.
        mockobject.objects[path].props[ADAPTER]['Address'] = dbus.String(address, variant_level=1)

    def unplug(self, name):
        self.root.RemoveAdapterWithDevices(name)
        self.heard.clear()

    def path(self, adapter, address):
        return '/org/bluez/%s/dev_%s' % (adapter, address.replace(':', '_'))

    def hear(self, adapter, reports):
        for report in reports:
            path = self.path(adapter, report['address'])
            properties = advertised(report)
            if path in self.heard:
                self.heard[path].update(properties)
                self.changed(path, DEVICE, properties)
            else:
                properties['Address'] = dbus.String(report['address'], variant_level=1)
                properties['AddressType'] = dbus.String(report['type'], variant_level=1)
                properties['Alias'] = dbus.String(report['address'].replace(':', '-'), variant_level=1)
                properties['Adapter'] = dbus.ObjectPath('/org/bluez/' + adapter, variant_level=1)
                self.heard[path] = properties
                self.emit('/', OBJECTS, 'InterfacesAdded', 'oa{sa{sv}}', [dbus.ObjectPath(path), {DEVICE: properties}])

    def garble(self, adapter, address):
        """Properties of types that they cannot have."""
        self.changed(self.path(adapter, address), DEVICE,
                     {'RSSI': dbus.String('strong', variant_level=1), 'ServiceData': dbus.Int16(1, variant_level=1)})

    def changed(self, path, interface, properties):
        self.emit(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as',
                  [interface, dbus.Dictionary(properties, signature='sv'), dbus.Array([], signature='s')])

    def answer(self, bus, message):
        """GetAll and GetManagedObjects with devices that are no objects here, and silence to reads."""
        if self.muted is not None and message.get_member() == 'ReadValue':
            self.muted = True
            return dbus.lowlevel.HANDLER_RESULT_HANDLED
        if message.get_member() == 'GetManagedObjects':
            return self.reply(bus, message, self.managed(), 'a{oa{sa{sv}}}')
        properties = self.heard.get(message.get_path())
        if properties is None or message.get_member() != 'GetAll':
            return dbus.lowlevel.HANDLER_RESULT_NOT_YET_HANDLED
        return self.reply(bus, message, dbus.Dictionary(properties, signature='sv'), 'a{sv}')

    def reply(self, bus, message, value, signature):
        answer = dbus.lowlevel.MethodReturnMessage(message)
        answer.append(value, signature=signature)
        bus.send_message(answer)
        return dbus.lowlevel.HANDLER_RESULT_HANDLED

    def managed(self):
        all = {path: one.props for path, one in mockobject.objects.items() if path != '/'}
        all.update({path: {DEVICE: properties} for path, properties in self.heard.items()})
        return {dbus.ObjectPath(path): dbus.Dictionary(
            {interface: dbus.Dictionary(values, signature='sv') for interface, values in interfaces.items()},
            signature='sa{sv}') for path, interfaces in all.items()}

    def emit(self, path, interface, member, signature, arguments):
        """From any path, whether there is an object or not: objects for 50,000 devices would be what is slow."""
        message = dbus.lowlevel.SignalMessage(path, interface, member)
        message.append(signature=signature, *arguments)
        self.bus.send_message(message)

    def peripheral(self, adapter, address):
        """A device with a heart rate and its control point, to be connected to."""
        self.root.AddDevice(adapter, address, 'band')
        path = self.path(adapter, address)
        mockobject.objects[path].props[DEVICE]['ServicesResolved'] = dbus.Boolean(True, variant_level=1)
        self.root.AddObject(path + '/service000a', SERVICE, {'UUID': assigned(0x180D), 'Primary': True}, [])
        self.characteristic(path, 'char000b', 0x2A37, ['read', 'notify'])
        self.characteristic(path, 'char000e', 0x2A39, ['read', 'write'])

    def characteristic(self, path, name, number, flags):
        value = "self.props['%s']['Value']" % CHARACTERISTIC
        self.root.AddObject('%s/service000a/%s' % (path, name), CHARACTERISTIC,
                            {'UUID': assigned(number), 'Flags': dbus.Array(flags, signature='s'),
                             'MTU': dbus.UInt16(185), 'Value': dbus.Array([], signature='y')},
                            [('ReadValue', 'a{sv}', 'ay', 'ret = ' + value),
                             ('WriteValue', 'aya{sv}', '', value + ' = args[0]'),
                             ('StartNotify', '', '', '')])

    def vanish(self, adapter, address):
        self.muted = None
        for path in [one for one in mockobject.objects if one.startswith(self.path(adapter, address))]:
            self.root.RemoveObject(path)

    def notify(self, adapter, address, value):
        self.changed(self.path(adapter, address) + '/service000a/char000b', CHARACTERISTIC, {'Value': octets(value)})

    def connected(self, adapter, address):
        return mockobject.objects[self.path(adapter, address)].connected

    def drop(self, adapter, address):
        self.set(self.path(adapter, address), DEVICE, {'Connected': False})

    def mute(self):
        """From now on reads are not answered."""
        self.muted = False

    def isMuted(self):
        """Whether a read has come that is not answered."""
        return self.muted

    def set(self, path, interface, values):
        properties = {key: dbus.Boolean(value, variant_level=1) for key, value in values.items()}
        mockobject.objects[path].props[interface].update(properties)
        self.changed(path, interface, properties)

    def properties(self, path, interface):
        return {key: bool(value) if isinstance(value, (bool, dbus.Boolean)) else str(value)
                for key, value in mockobject.objects[path].props[interface].items()}


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    loop = GLib.MainLoop()
    bus = dbus.bus.BusConnection(sys.argv[1])
    bluez = Bluez(bus)
    bluez.start()

    def command(source, _condition):
        line = source.readline()
        if not line:
            loop.quit()
            return False
        try:
            told = json.loads(line)
            answer = {'ok': getattr(bluez, told.pop('do'))(**told)}
        except Exception as e:  # the test is to see it, whatever it is
            answer = {'fault': repr(e)}
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, command)
    bus.call_on_disconnection(lambda _: loop.quit())
    print('{"ok": "ready"}', flush=True)
    loop.run()


main()
