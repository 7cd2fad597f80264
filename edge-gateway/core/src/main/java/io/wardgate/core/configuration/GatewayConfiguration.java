package io.wardgate.core.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which document is in force: the written one if it is good as a whole, else the newest good one that still
 * is.
 *
 * <p>Not thread-safe: owned by its caller's one thread.
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
    public InForce load() throws ConfigurationException {
        try {
            Document document = DocumentReader.read(file);
            List<ComponentConfiguration> components = validator.validate(document);
            keep(document);
            return new InForce(document.revision(), components, "");
        } catch (ConfigurationException refused) {
            return lastGood(refused);
        }
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
