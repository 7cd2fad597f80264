package io.wardgate.ble.key;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.table.NestingLimit;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads the file of device keys, YAML (JSON is YAML too):
 * <pre>
 * bands:
 *   wg-0000a1b2: 2b7e151628aed2a6abf7158809cf4f3c
 * bthome:
 *   "A4:C1:38:8D:18:B2": 231d39c1d7cc1ab1aee224cd096db932
 * identities:
 *   "C0:01:A2:B3:C4:D5": ec0234a357c8ad05341010a60a397d9b
 * </pre>
 *
 * <p>All faults are reported at once, by device; what a value looked like is never told, because it may be a secret.
 */
public final class KeyFile {

    /**
     * Everything is text: a key of digits alone must not become a number. The schema has nothing for an empty document,
     * which is a file without keys.
     */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setTagConstructors(Map.of(Tag.NULL, node -> null))
            .build();

    /** What an address of nobody known costs grows with them: a block of AES each. */
    static final int MOST_IDENTITIES = 1_000;

    private static final String KEY_PATTERN = "[0-9A-Fa-f]{32}";

    private final String file;
    private final List<String> faults = new ArrayList<>();

    private KeyFile(String file) {
        this.file = file;
    }

    /** Reads a file. */
    public static DeviceKeys read(Path path) throws KeyFileException {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw new KeyFileException(path.toString(), "does not exist; create it or correct keyFile");
        } catch (MalformedInputException e) {
            throw new KeyFileException(path.toString(), "is not UTF-8 text");
        } catch (IOException e) {
            throw new KeyFileException(path.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** Reads the content of a file of that name. */
    static DeviceKeys parse(String file, String yaml) throws KeyFileException {
        Object document;
        try {
            NestingLimit.check(SETTINGS, yaml);
            document = new Load(SETTINGS).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new KeyFileException(file, line + "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new KeyFileException(file, "not YAML of one document");
        }
        return new KeyFile(file).keys(document);
    }

    private DeviceKeys keys(@Nullable Object document) throws KeyFileException {
        Map<Integer, AesCcm> bands = new HashMap<>();
        Map<Long, AesCcm> bthome = new HashMap<>();
        Map<Long, IdentityKey> identities = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> sections) {
            sections.forEach((name, section) -> {
                switch (String.valueOf(name)) {
                    case "bands" ->
                        collect("bands", section, (device, key) -> bands.put(bandId(device), new AesCcm(key)));
                    case "bthome" ->
                        collect(
                                "bthome",
                                section,
                                (device, key) -> bthome.put(DeviceAddress.parse(device), new AesCcm(key)));
                    case "identities" ->
                        collect("identities", section, (device, key) -> {
                            long address = DeviceAddress.parse(device);
                            identities.put(address, new IdentityKey(address, key));
                        });
                    default -> faults.add(name + ": unknown section; allowed: bands, bthome, identities");
                }
            });
        } else if (document != null) {
            faults.add("must hold the sections bands, bthome and identities, or some of them");
        }
        if (identities.size() > MOST_IDENTITIES) {
            faults.add("identities: " + identities.size() + " devices; allowed: " + MOST_IDENTITIES);
        }
        if (!faults.isEmpty()) {
            throw new KeyFileException(file, String.join("; ", faults));
        }
        return new DeviceKeys(bands, bthome, List.copyOf(identities.values()));
    }

    /** @param keep takes device and key; throws IllegalArgumentException if the device's name is none */
    private void collect(String section, @Nullable Object content, BiConsumer<String, byte[]> keep) {
        if (!(content instanceof Map<?, ?> entries)) {
            faults.add(section + ": must map devices to keys");
            return;
        }
        entries.forEach((name, value) -> {
            String text = String.valueOf(value);
            if (!text.matches(KEY_PATTERN)) {
                faults.add(section + "." + name + ": the key must be 32 hex digits");
                return;
            }
            try {
                keep.accept(String.valueOf(name), HexFormat.of().parseHex(text));
            } catch (IllegalArgumentException e) {
                faults.add(section + "." + name + ": " + e.getMessage());
            }
        });
    }

    private static Integer bandId(String text) {
        long device = DeviceId.parse(text);
        if (DeviceId.ofBand((int) device) != device) {
            throw new IllegalArgumentException("not a band id; expected wg-<8 hex>");
        }
        return (int) device;
    }
}
