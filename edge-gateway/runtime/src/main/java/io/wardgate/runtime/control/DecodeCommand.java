package io.wardgate.runtime.control;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.AdvertisementReport;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeyFile;
import io.wardgate.ble.key.KeyFileException;
import io.wardgate.ble.privacy.AddressResolver;
import io.wardgate.ble.site.SiteState;
import io.wardgate.ble.site.SiteTables;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the gateway makes of an advertisement, and why, by the registry that the gateway uses. */
@Command(
        name = "decode",
        description = "Shows what an advertisement means, which table entry reads it, and why others do not. "
                + "Exit code 0: read whole, 1: something in it is unknown, damaged or not authentic, "
                + "or a table file is refused, 2: cannot decode.",
        mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {

    private static final int MOST_COMPANY_ID = 0xFFFF;

    @Parameters(
            paramLabel = "HEX",
            arity = "1..*",
            description = "AD structures as hex digits; blanks, colons and 0x do not matter.")
    private List<String> hex = List.of();

    @Option(names = "--address", description = "Address of the sender, as A4:C1:38:8D:18:B2; some formats need it.")
    private String address = "00:00:00:00:00:00";

    @Option(names = "--tables", description = "Directory of the site's decoder tables (ble.decoders.tables).")
    private @Nullable Path tables;

    @Option(names = "--keys", description = "File of device keys (ble.decoders.keyFile).")
    private @Nullable Path keys;

    @Option(
            names = "--band-company",
            description = "Company id of the bands (ble.decoders.bandCompanyId). Default: 65535.")
    private int bandCompany = MOST_COMPANY_ID;

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    @Option(names = "--lang", description = "Language: ${COMPLETION-CANDIDATES}. Default: en.")
    private Language language = Language.en;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = new Texts(language);
        try {
            return decode(texts);
        } catch (ControlException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("gwctl: " + e.told(texts));
            return GatewayControl.FAILURE;
        }
    }

    private int decode(Texts texts) throws ControlException {
        DeviceKeys devices = deviceKeys();
        Advertisement heard = new AddressResolver(devices.identities()).identified(heard());
        ShippedDecoders shipped = new ShippedDecoders(bandCompany(), devices);
        DecoderRegistry registry = shipped.registry();
        Map<String, String> refused = siteTables(shipped, registry);
        Decoded decoded = new Decoded(heard, AdvertisementReport.of(registry, heard), refused);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(new DecodedJson(decoded).document()));
        } else {
            new DecodedPage(texts, out).print(decoded);
        }
        out.flush();
        return decoded.isWell() ? GatewayControl.WELL : GatewayControl.WARNING;
    }

    private Advertisement heard() throws ControlException {
        byte[] data = HexText.octets(hex);
        return new Advertisement(
                "gwctl",
                sender(),
                AddressType.RANDOM,
                false,
                1,
                0,
                Advertisement.RSSI_UNKNOWN,
                Advertisement.TX_POWER_UNKNOWN,
                data,
                0);
    }

    private long sender() throws ControlException {
        try {
            return DeviceAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw new ControlException("error.address", address);
        }
    }

    private int bandCompany() throws ControlException {
        if (bandCompany < 0 || bandCompany > MOST_COMPANY_ID) {
            throw new ControlException("error.company", bandCompany, MOST_COMPANY_ID);
        }
        return bandCompany;
    }

    private DeviceKeys deviceKeys() throws ControlException {
        try {
            return keys == null ? DeviceKeys.none() : KeyFile.read(keys);
        } catch (KeyFileException e) {
            throw new ControlException("error.keys", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> siteTables(ShippedDecoders shipped, DecoderRegistry registry) throws ControlException {
        if (tables == null) {
            return Map.of();
        }
        if (!Files.isDirectory(tables)) {
            throw new ControlException("error.tables", tables);
        }
        SiteState state = new SiteTables(tables, shipped.siteTable(), registry).readOnce();
        return state.refused();
    }
}
