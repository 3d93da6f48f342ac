package dev.dlc.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directions of ARCHITECTURE.md, by which a change stays in one place. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dlc.compiler");

    private static final String ROOT = "dev.dlc.compiler.";

    @Test
    void onlyParseKnowsAntlr() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "parse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "dev.dlc.grammar..")
                .check(CLASSES);
    }

    @Test
    void onlyEmitKnowsJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "emit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.palantir.javapoet..")
                .check(CLASSES);
    }

    @Test
    void theCompilerDoesNotRunWhatItCompiles() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.dlc.runtime..")
                .check(CLASSES);
    }

    /** But for the exception that an {@link Appendable} may throw: JavaPoet writes to one. */
    @Test
    void theCompilerIsPure() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.nio.file..",
                                "java.net..",
                                "java.util.logging..",
                                "java.util.concurrent..",
                                "javax.tools..")
                        .and(not(type(IOException.class))))
                .check(CLASSES);
    }

    /** But for files that a file imports: which these are is known only while the importing one is analysed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse.Parser",
                "analyse.Analyser",
                "lint.Linter",
                "lower.Lower",
                "differentiate.Differentiate",
                "optimise.Optimise",
                "plan.Plan",
                "emit.Emit"
            })
    void onlyTheDriverCallsStages(String entry) {
        String own = ROOT + entry.substring(0, entry.indexOf('.'));
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "driver..", own)
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "analyse.ImportLoader")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + entry)
                .check(CLASSES);
    }

    @Test
    void dataDoNotKnowTheStagesThatMakeThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "ast..", ROOT + "model..", ROOT + "graph..", ROOT + "program..", ROOT + "scalar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "parse..",
                        ROOT + "analyse..",
                        ROOT + "lower..",
                        ROOT + "differentiate..",
                        ROOT + "optimise..",
                        ROOT + "plan..",
                        ROOT + "emit..",
                        ROOT + "driver..")
                .check(CLASSES);
    }

    @Test
    void laterDataDoNotReachIntoEarlierText() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "lower..",
                        ROOT + "differentiate..",
                        ROOT + "optimise..",
                        ROOT + "plan..",
                        ROOT + "emit..",
                        ROOT + "graph..",
                        ROOT + "program..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "ast..", ROOT + "parse..")
                .check(CLASSES);
    }

    @Test
    void packagesDependInOneDirection() {
        slices().matching("dev.dlc.compiler.(*)..")
                .should()
                .beFreeOfCycles()
                // losses and metrics check the ports that they are given, which are part of the model that holds them
                .ignoreDependency(
                        resideInAnyPackage(ROOT + "loss", ROOT + "metric"), nameMatching(".*\\.model\\.Port.*"))
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .check(CLASSES);
    }
}
