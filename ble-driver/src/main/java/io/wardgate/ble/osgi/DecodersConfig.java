package io.wardgate.ble.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the decoders; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = DecodersComponent.PID,
        name = "Advertisement decoders",
        description = "What advertisements mean, and the keys of the devices that encrypt")
@interface DecodersConfig {

    @AttributeDefinition(
            description = "Company id under which the bands advertise; 65535 is the id for tests",
            min = "0",
            max = "65535")
    int bandCompanyId() default 0xFFFF;

    @AttributeDefinition(description = "YAML or JSON file of device keys; empty for none", required = false)
    String keyFile() default "";

    @AttributeDefinition(
            description = "Directory of the site's own decoder tables (*.yaml), watched; empty for none",
            required = false)
    String tables() default "";
}
