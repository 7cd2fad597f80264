package io.wardgate.ble.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads table files, YAML 1.2 in UTF-8 of at most 1 MiB, into their root node. */
public final class TableFile {

    private static final int LARGEST_OCTETS = 1 << 20;

    private TableFile() {}

    /** The root of a table that lies beside a class; that it is missing or broken is a fault of the build. */
    public static TableNode resource(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new TableException(file + " is missing");
            }
            return parse(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * The root of a file of the site.
     *
     * @throws TableException if it cannot be read or is no YAML
     */
    public static TableNode read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(LARGEST_OCTETS + 1);
            if (octets.length > LARGEST_OCTETS) {
                throw new TableException(file + " is larger than 1 MiB; split it");
            }
            return parse(file, octets);
        } catch (IOException e) {
            throw new TableException(file + " cannot be read: " + e);
        }
    }

    /** The root of the content of a file of that name. */
    public static TableNode parse(String file, byte[] octets) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .build();
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            NestingLimit.check(settings, yaml);
            return TableNode.root(file, new Load(settings).loadFromString(yaml));
        } catch (CharacterCodingException e) {
            throw new TableException(file + " is not UTF-8 text");
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw new TableException(file + line + " is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new TableException(file + " is not YAML: " + e.getMessage());
        }
    }
}
