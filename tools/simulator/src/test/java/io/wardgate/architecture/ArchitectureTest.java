package io.wardgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.wardgate.api.buffer.BufferStore;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md that a machine can check, over all modules at once. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wardgate");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.wardgate.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOsgiPackagesKnowTheFramework() {
        DescribedPredicate<JavaClass> framework = new DescribedPredicate<>("the framework's API") {
            @Override
            public boolean test(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith("org.osgi.") && !name.startsWith("org.osgi.annotation");
            }
        };
        noClasses()
                .that()
                .resideOutsideOfPackages("..osgi", "io.wardgate.runtime.launch")
                .should()
                .dependOnClassesThat(framework)
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnAnOsgiShell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..osgi")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.wardgate..osgi")
                .check(CLASSES);
    }

    /**
     * A service that leaves between constructor and activation makes SCR forget the object without deactivating it: a
     * thread, service or store of a constructor would stay for ever.
     */
    @Test
    void constructorsOfComponentsOpenNothing() {
        Set<String> opening = Set.of("start", "open", "registerService", "newWatchService");
        noClasses()
                .that()
                .resideInAPackage("io.wardgate..osgi")
                .should()
                .callCodeUnitWhere(new DescribedPredicate<>("a constructor opens something") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return call.getOrigin().isConstructor()
                                && (opening.contains(call.getTarget().getName())
                                        || call instanceof JavaConstructorCall
                                                && call.getTargetOwner().isAssignableTo(BufferStore.class));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnKura() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.kura..")
                .check(CLASSES);
    }

    @Test
    void theApiDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.wardgate.api..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("any other WardGate class") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("io.wardgate.")
                                && !type.getPackageName().startsWith("io.wardgate.api.");
                    }
                })
                .check(CLASSES);
    }

    @Test
    void theGatewayKnowsNeitherReceiverNorSimulator() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.wardgate.core..",
                        "io.wardgate.ble..",
                        "io.wardgate.bluez..",
                        "io.wardgate.nfc..",
                        "io.wardgate.access..",
                        "io.wardgate.buffer..",
                        "io.wardgate.uplink..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.wardgate.receiver..", "io.wardgate.simulator..")
                .check(CLASSES);
    }

    @Test
    void theSimulatorsBandIsIndependentOfTheGatewaysDecoder() {
        noClasses()
                .that()
                .resideInAPackage("io.wardgate.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.wardgate.ble..", "io.wardgate.core..")
                .check(CLASSES);
    }

    /**
     * A pause before the next try, or a look at something that cannot be waited for: a serial driver, the window of a
     * client library, a child process. An interrupt ends each of them.
     */
    private static final String MAY_PAUSE = ".*\\.(FaultPause|SerialLine|BrokerLink|PtyBridge|SysfsPins|Demo)";

    @Test
    void nothingSleepsInPlaceOfACondition() {
        noClasses()
                .that()
                .haveNameNotMatching(MAY_PAUSE)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .check(CLASSES);
    }
}
