package io.wardgate.buffer.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code buffer} of the configuration. */
@ObjectClassDefinition(id = BufferComponent.PID, name = "Buffer", description = "Durable store-and-forward of batches")
@interface BufferConfiguration {

    @AttributeDefinition(description = "Directory of the buffer's files; of this gateway alone")
    String directory();

    @AttributeDefinition(description = "A lane goes on in a new file at this size", min = "1", max = "64")
    int rollMegabytes() default 16;

    @AttributeDefinition(description = "A lane goes on in a new file after this time", min = "1", max = "1440")
    int rollMinutes() default 60;

    @AttributeDefinition(
            description = "All files together; the oldest routine data goes at 95 %",
            min = "8",
            max = "65536")
    int capacityMegabytes() default 512;
}
