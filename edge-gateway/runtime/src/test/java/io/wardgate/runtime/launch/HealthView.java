package io.wardgate.runtime.launch;

import java.lang.reflect.Method;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What a health check of the running gateway answers; asked by reflection, as its type lives in a bundle. */
final class HealthView {

    private static final String HEALTH_CHECK = "io.wardgate.api.health.HealthCheck";

    private HealthView() {}

    /** State, summary and figures of one check as text; empty if there is no such check. */
    static String of(BundleContext system, String name) {
        try {
            ServiceReference<?>[] found = system.getAllServiceReferences(HEALTH_CHECK, null);
            for (ServiceReference<?> reference : found == null ? new ServiceReference<?>[0] : found) {
                Class<?> type = reference.getBundle().loadClass(HEALTH_CHECK);
                Object check = system.getService(reference);
                if (check != null && name.equals(ask(type.getMethod("name"), check))) {
                    return ask(type.getMethod("check"), check).toString();
                }
            }
            return "";
        } catch (ReflectiveOperationException | InvalidSyntaxException e) {
            throw new IllegalStateException("the health check " + name + " cannot be asked", e);
        }
    }

    private static Object ask(Method question, Object check) throws ReflectiveOperationException {
        return question.invoke(check);
    }
}
