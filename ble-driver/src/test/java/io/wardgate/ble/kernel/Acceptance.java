package io.wardgate.ble.kernel;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the test classes that it is given, prints a line for each case as it ends, and exits with 1 if one failed. */
public final class Acceptance implements TestExecutionListener {

    private final PrintWriter out = new PrintWriter(System.out, true);
    private int passed;
    private int skipped;
    private int failed;

    private Acceptance() {}

    /** Names of test classes, or {@code class#method}. */
    public static void main(String... checks) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(checks)
                        .map(name -> name.contains("#") ? selectMethod(name) : selectClass(name))
                        .toList())
                .build();
        Acceptance acceptance = new Acceptance();
        LauncherFactory.create().execute(request, acceptance);
        System.exit(acceptance.summary());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        out.println("CHECK skipped  " + name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A class is told of only if it failed itself: then its cases did not run.
        if (!test.isTest() && result.getStatus() == Status.SUCCESSFUL) {
            return;
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                passed++;
                out.println("CHECK passed   " + name(test));
            }
            case ABORTED -> {
                skipped++;
                out.println("CHECK skipped  " + name(test) + ": " + message(result));
            }
            case FAILED -> {
                failed++;
                out.println("CHECK FAILED   " + name(test) + ": " + message(result));
                result.getThrowable().ifPresent(failure -> failure.printStackTrace(out));
            }
        }
    }

    private int summary() {
        out.printf("CHECKS %d passed, %d skipped, %d failed%n", passed, skipped, failed);
        return passed > 0 && failed == 0 ? 0 : 1;
    }

    /** Class and method, without their packages and parameters. */
    private static String name(TestIdentifier test) {
        String owner = part(test, "class").replaceAll(".*\\.", "");
        String method = part(test, "method") + part(test, "test-template");
        String plain = method.replaceAll("\\(.*", "").replaceAll(".*#", "");
        return owner + "." + plain + (test.getDisplayName().startsWith("[") ? " " + test.getDisplayName() : "");
    }

    private static String part(TestIdentifier test, String type) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> segment.getType().equals(type))
                .map(UniqueId.Segment::getValue)
                .findFirst()
                .orElse("");
    }

    private static String message(TestExecutionResult result) {
        return result.getThrowable()
                .map(Throwable::getMessage)
                .flatMap(text -> text.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse("no message");
    }
}
