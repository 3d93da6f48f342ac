package dev.dlc.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What an app gets with a generated class: a small jar of nothing but the JDK's base, whatever machine it runs on. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dlc.runtime");

    @Test
    void onlyTheJdkIsNeeded() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.dlc.runtime..", "java..", "jdk.incubator.vector..")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageKnowsTheVectorModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.dlc.runtime.kernel.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.incubator.vector..")
                .check(CLASSES);
    }

    @Test
    void nothingIsLookedUpByReflection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    /** The kernels only compute: they know no network, no data and no file. */
    @Test
    void kernelsKnowNothingOfNetworks() {
        noClasses()
                .that()
                .resideInAPackage("dev.dlc.runtime.kernel..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.dlc.runtime.Network")
                .check(CLASSES);
    }

    @Test
    void filesKnowNothingOfNetworks() {
        noClasses()
                .that()
                .resideInAPackage("dev.dlc.runtime.file..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.dlc.runtime")
                .check(CLASSES);
    }

    @Test
    void packagesDependInOneDirection() {
        slices().matching("dev.dlc.runtime.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .check(CLASSES);
    }
}
