package io.wardgate.access.osgi;

import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The section that switches points and doors on. It has no keys of its own. */
@ObjectClassDefinition(id = AccessComponent.PID, name = "Access", description = "Taps at points, and doors")
@interface AccessConfig {}
