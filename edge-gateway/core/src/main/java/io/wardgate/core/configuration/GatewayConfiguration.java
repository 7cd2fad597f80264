package io.wardgate.core.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which document is in force: the written one if it is good as a whole, else the newest good one that still
 * is.
 *
 * <p>Safe from any thread, one at a time.
 */
public final class GatewayConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConfiguration.class);

    private final Path file;
    private final Generations generations;
    private final DocumentValidator validator;

    /**
     * @param file the document as people write it
     * @param state folder for the last good generations
     * @param descriptions metatype descriptions of all components
     */
    public GatewayConfiguration(Path file, Path state, Collection<MetatypeDescription> descriptions)
            throws IOException {
        this.file = file;
        this.generations = new Generations(state);
        this.validator = new DocumentValidator(MetatypeDescription.sections(descriptions));
    }

    /**
     * What is in force now.
     *
     * @param revision of the document
     * @param components what its components get
     * @param refusal why the written document is not in force; empty if it is
     */
    public record InForce(long revision, List<ComponentConfiguration> components, String refusal) {}

    /**
     * Reads the document anew.
     *
     * @throws ConfigurationException if neither it nor any kept generation is good
     */
    public synchronized InForce load() throws ConfigurationException {
        try {
            Document document = DocumentReader.read(file);
            List<ComponentConfiguration> components = validator.validate(document);
            keep(document);
            return new InForce(document.revision(), components, "");
        } catch (ConfigurationException refused) {
            return lastGood(refused);
        }
    }

    /**
     * Makes a text the written document, if it is good as a whole and newer than the one in force. The one that is written
     * already is taken again in silence.
     *
     * @return its revision
     * @throws ConfigurationException with everything that is wrong with it; nothing was changed
     * @throws IOException naming the file if it cannot be written; nothing was changed
     */
    public synchronized long replace(String text) throws ConfigurationException, IOException {
        Document document = DocumentReader.parse(text);
        validator.validate(document);
        if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
            return document.revision();
        }
        long newest = load().revision();
        if (document.revision() <= newest) {
            throw new ConfigurationException(List.of(new Fault(
                    "revision", String.valueOf(document.revision()), "a whole number greater than " + newest)));
        }
        Path written = file.resolveSibling("." + file.getFileName() + ".writing");
        DurableFile.write(written, text, file);
        DurableFile.publish(written, file);
        return document.revision();
    }

    private InForce lastGood(ConfigurationException refused) throws ConfigurationException {
        for (Path generation : generations.newestFirst()) {
            try {
                Document document = DocumentReader.read(generation);
                List<ComponentConfiguration> components = validator.validate(document);
                return new InForce(document.revision(), components, String.valueOf(refused.getMessage()));
            } catch (ConfigurationException e) {
                LOG.warn("kept configuration {} is no longer good: {}", generation.getFileName(), e.getMessage());
            }
        }
        throw refused;
    }

    /** A good document is used even if it cannot be kept: a full disk must not stop a gateway. */
    private void keep(Document document) {
        try {
            generations.keep(document);
        } catch (IOException e) {
            LOG.warn(
                    "configuration revision {} is in force but could not be kept: {}",
                    document.revision(),
                    e.toString());
        }
    }
}
