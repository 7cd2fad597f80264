package io.wardgate.buffer.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Section {@code buffer} of the configuration. */
@ObjectClassDefinition(id = BufferComponent.PID, name = "Buffer", description = "Durable store-and-forward of batches")
@interface BufferConfiguration {

    @AttributeDefinition(description = "Directory of the buffer's files; of this gateway alone")
    String directory();

    @AttributeDefinition(
            description = "Format of new files; files of the other one are drained",
            options = {
                @Option(label = "H2 databases", value = "h2"),
                @Option(label = "Plain log: about a third of the flash writes", value = "log")
            })
    String store() default "h2";

    @AttributeDefinition(description = "A lane goes on in a new file at this size", min = "1", max = "64")
    int rollMegabytes() default 16;

    @AttributeDefinition(description = "A lane goes on in a new file after this time", min = "1", max = "1440")
    int rollMinutes() default 60;

    @AttributeDefinition(
            description = "All files together, a tenth of it reserved for urgent data",
            min = "8",
            max = "65536")
    int capacityMegabytes() default 512;

    @AttributeDefinition(
            description = "How long files stay whose batches are all acknowledged",
            min = "0",
            max = "1440")
    int graceMinutes() default 10;

    @AttributeDefinition(description = "Health warns when more is written", min = "1", max = "1000000")
    int flashMegabytesPerDay() default 3000;
}
