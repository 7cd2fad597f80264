"""A message bus of its own, and on it BlueZ: dbusmock's bluez5 template with one adapter that hears a ward.

usage: ward.py SOCKET ADAPTER

Reads receptions from stdin, one a line: ADDRESS RSSI AD-STRUCTURES-IN-HEX. Writes lines to stdout: "ready" when BlueZ is
there; "scanning" and "silent" as a client of the bus begins and ends to scan; else one mark a reception, in their order:
+ was told, - was not, because nobody scanned. Ends, and the bus with it, at the end of stdin.

Tells as bluetoothd does: a device that was not heard since scanning began by InterfacesAdded, later receptions by
PropertiesChanged. The signals are made here, because the template's own cannot carry dictionaries, and an object of the
template for each device would be what is slow.
"""
import os
import signal
import subprocess
import sys
import tempfile

OBJECTS = 'org.freedesktop.DBus.ObjectManager'
PROPERTIES = 'org.freedesktop.DBus.Properties'
DEVICE = 'org.bluez.Device1'
ADAPTER = 'org.bluez.Adapter1'
INDEX = 'hci0'
ADAPTER_PATH = '/org/bluez/' + INDEX
CONFIGURATION = '''
<busconfig>
  <type>session</type>
  <listen>unix:path=%s</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
'''


def say(line):
    os.write(1, (line + '\n').encode())


def start_bus(path):
    if os.path.exists(path):
        os.remove(path)
    with tempfile.NamedTemporaryFile('w', suffix='.conf') as configuration:
        configuration.write(CONFIGURATION % path)
        configuration.flush()
        daemon = subprocess.Popen(['dbus-daemon', '--nofork', '--print-address', '--config-file=' + configuration.name],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True)
        if not daemon.stdout.readline():  # printed when it listens
            raise RuntimeError('dbus-daemon does not listen at ' + path)
    return daemon


def play(path, address):
    import dbus
    import dbus.bus
    import dbus.lowlevel
    import dbus.mainloop.glib
    import dbus.service
    from dbusmock import mockobject
    from gi.repository import GLib

    def assigned(number):
        return '%08x-0000-1000-8000-00805f9b34fb' % number

    def advertised(rssi, data):
        """AD structures as the properties that bluetoothd makes of them."""
        properties = {'RSSI': dbus.Int16(rssi, variant_level=1)}
        manufacturers, services = {}, {}
        while data:
            kind, content = data[1], data[2:data[0] + 1]
            data = data[data[0] + 1:]
            if kind == 0x01:
                properties['AdvertisingFlags'] = dbus.ByteArray(content, variant_level=1)
            elif kind == 0x09:
                properties['Name'] = dbus.String(content.decode(errors='replace'), variant_level=1)
            elif kind == 0x16:
                key = assigned(int.from_bytes(content[:2], 'little'))
                services[key] = dbus.ByteArray(content[2:], variant_level=1)
            elif kind == 0xFF:
                key = dbus.UInt16(int.from_bytes(content[:2], 'little'))
                manufacturers[key] = dbus.ByteArray(content[2:], variant_level=1)
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
            self.heard = {}
            self.scanners = {}
            bus.add_message_filter(self.asked)
            name = dbus.service.BusName('org.bluez', bus)
            self.root = mockobject.DBusMockObject(name, '/', OBJECTS, {}, '/dev/null', is_object_manager=True)
            mockobject.objects['/'] = self.root
            self.root.AddTemplate('bluez5', {})
            self.root.AddAdapter(INDEX, 'ward')
            self.adapter = mockobject.objects[ADAPTER_PATH].props[ADAPTER]
            # The template chooses an address of its own.
            self.adapter['Address'] = dbus.String(address, variant_level=1)
            # The template wants one before StartDiscovery; bluetoothd does not.
            self.adapter['DiscoveryFilter'] = dbus.Dictionary({}, signature='sv', variant_level=1)

        def hear(self, address, rssi, data):
            """Whether anybody was told."""
            if not self.scanners:
                return False
            device = '%s/dev_%s' % (ADAPTER_PATH, address.replace(':', '_'))
            properties = advertised(int(rssi), bytes.fromhex(data))
            known = self.heard.get(device)
            if known is not None:
                known.update(properties)
                self.changed(device, DEVICE, properties)
            else:
                properties['Address'] = dbus.String(address, variant_level=1)
                properties['AddressType'] = dbus.String('random', variant_level=1)
                properties['Alias'] = dbus.String(address.replace(':', '-'), variant_level=1)
                properties['Adapter'] = dbus.ObjectPath(ADAPTER_PATH, variant_level=1)
                self.heard[device] = properties
                self.emit('/', OBJECTS, 'InterfacesAdded', 'oa{sa{sv}}', [device, {DEVICE: properties}])
            return True

        def changed(self, at, interface, properties):
            self.emit(at, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', [interface, properties, []])

        def emit(self, at, interface, member, signature, arguments):
            message = dbus.lowlevel.SignalMessage(at, interface, member)
            message.append(signature=signature, *arguments)
            self.bus.send_message(message)

        def asked(self, bus, message):
            """Notes who scans; answers for devices, which are no objects of the mock."""
            member = message.get_member()
            if member == 'StartDiscovery':
                self.begin(message.get_sender())
            elif member == 'StopDiscovery':
                self.end(message.get_sender())
            elif member == 'Set' and message.get_args_list()[1:] == ['Powered', False]:
                for scanner in list(self.scanners):
                    self.end(scanner)
            elif member == 'GetManagedObjects':
                return self.answer(message, self.managed(), 'a{oa{sa{sv}}}')
            elif member == 'GetAll' and message.get_path() in self.heard:
                return self.answer(message, self.heard[message.get_path()], 'a{sv}')
            return dbus.lowlevel.HANDLER_RESULT_NOT_YET_HANDLED

        def answer(self, message, value, signature):
            answer = dbus.lowlevel.MethodReturnMessage(message)
            answer.append(value, signature=signature)
            self.bus.send_message(answer)
            return dbus.lowlevel.HANDLER_RESULT_HANDLED

        def managed(self):
            all = {at: one.props for at, one in mockobject.objects.items() if at != '/'}
            all.update({at: {DEVICE: properties} for at, properties in self.heard.items()})
            return all

        def begin(self, scanner):
            if scanner in self.scanners:
                return
            if not self.scanners:
                say('scanning')
            self.scanners[scanner] = self.bus.watch_name_owner(scanner, lambda owner: owner or self.gone(scanner))

        def gone(self, scanner):
            """A client that left the bus scans no longer."""
            if self.end(scanner) and not self.scanners:
                self.adapter['Discovering'] = dbus.Boolean(False, variant_level=1)
                self.changed(ADAPTER_PATH, ADAPTER, {'Discovering': self.adapter['Discovering']})

        def end(self, scanner):
            watch = self.scanners.pop(scanner, None)
            if watch is None:
                return False
            watch.cancel()
            if not self.scanners:
                # bluetoothd forgets, a little later, the devices that are not paired.
                self.heard.clear()
                say('silent')
            return True

    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    loop = GLib.MainLoop()
    bus = dbus.bus.BusConnection('unix:path=' + path)
    bluez = Bluez(bus)
    rest = b''
    faults = []

    def receptions(source, _condition):
        nonlocal rest
        octets = os.read(source, 65536)
        if not octets:
            loop.quit()
            return False
        *lines, rest = (rest + octets).split(b'\n')
        try:
            marks = ['+' if bluez.hear(*line.decode().split()) else '-' for line in lines]
            if marks:
                bus.flush()
                say(''.join(marks))
        except Exception as e:  # whoever plays the ward is to see it, whatever it is
            faults.append(e)
            loop.quit()
            return False
        return True

    GLib.unix_signal_add(GLib.PRIORITY_HIGH, signal.SIGTERM, loop.quit)
    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, receptions)
    bus.call_on_disconnection(lambda _: loop.quit())
    say('ready')
    loop.run()
    if faults:
        raise faults[0]


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who ends the demo by Ctrl-C ends it in order
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    daemon = None
    try:
        daemon = start_bus(sys.argv[1])
        play(sys.argv[1], sys.argv[2])
    except Exception as e:
        say('fault ' + repr(e))
    finally:
        if daemon is not None:
            daemon.terminate()
            daemon.wait()
            if os.path.exists(sys.argv[1]):
                os.remove(sys.argv[1])


main()
