package io.wardgate.core.osgi;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.core.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Carries out {@code configuration.set}: the payload is a whole document, which is refused in the same words as one that
 * somebody writes on the gateway, and stays in force over restarts.
 */
@Component(service = CommandHandler.class)
public final class SetConfigurationComponent implements CommandHandler {

    private final ConfigurationComponent configuration;

    @Activate
    public SetConfigurationComponent(@Reference ConfigurationComponent configuration) {
        this.configuration = configuration;
    }

    @Override
    public String kind() {
        return "configuration.set";
    }

    @Override
    public String run(Command command) throws CommandException {
        try {
            return "revision " + configuration.replace(text(command.payload())) + " in force";
        } catch (ConfigurationException e) {
            throw new CommandException("refused, nothing was changed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("the document cannot be written, nothing was changed: " + e, e);
        }
    }

    private static String text(byte[] payload) throws CommandException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandException("the payload is not UTF-8 text; it must be a whole configuration document", e);
        }
    }
}
