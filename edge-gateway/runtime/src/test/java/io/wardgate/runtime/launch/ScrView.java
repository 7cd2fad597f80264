package io.wardgate.runtime.launch;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What the component runtime says of our components. Its types live in a bundle and the test outside the framework, so
 * it is asked by reflection.
 */
final class ScrView {

    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    /** {@code ComponentConfigurationDTO.ACTIVE}. */
    private static final int ACTIVE = 8;

    private ScrView() {}

    /** Active components by name without {@code io.wardgate.}; empty while there is no component runtime. */
    static Set<String> active(BundleContext system) {
        Set<String> active = new TreeSet<>();
        try {
            // All, because a copy of the type on the test's class path hides the service from the system bundle.
            ServiceReference<?>[] found = system.getAllServiceReferences(RUNTIME, null);
            ServiceReference<?> reference = found == null ? null : found[0];
            Object runtime = reference == null ? null : system.getService(reference);
            if (reference == null || runtime == null) {
                return active;
            }
            Class<?> type = reference.getBundle().loadClass(RUNTIME);
            Method descriptions = type.getMethod("getComponentDescriptionDTOs", Bundle[].class);
            for (Object description : (Collection<?>) descriptions.invoke(runtime, (Object) new Bundle[0])) {
                String name = (String) field(description, "name");
                Method configurations = type.getMethod("getComponentConfigurationDTOs", description.getClass());
                for (Object configuration : (Collection<?>) configurations.invoke(runtime, description)) {
                    if (name.startsWith("io.wardgate.")
                            && field(configuration, "state").equals(ACTIVE)) {
                        active.add(name.substring("io.wardgate.".length()));
                    }
                }
            }
        } catch (ReflectiveOperationException | InvalidSyntaxException e) {
            throw new IllegalStateException("the component runtime cannot be asked", e);
        }
        return active;
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
