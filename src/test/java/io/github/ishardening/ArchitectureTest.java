package io.github.ishardening;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.security.Security;

/** The house's direction: root, config, {control, audit, keymanager}, {keystore, trust, deployment, script, secret}, {distribution, problem}. */
@AnalyzeClasses(packages = "io.github.ishardening", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.ishardening";

    @ArchTest
    static final ArchRule layersPointDownwards = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(BASE + "..")
            .layer("goals")
            .definedBy(BASE)
            .layer("config")
            .definedBy(BASE + ".config..")
            .layer("control")
            .definedBy(BASE + ".control..", BASE + ".audit..", BASE + ".keymanager..")
            .layer("parts")
            .definedBy(
                    BASE + ".keystore..",
                    BASE + ".trust..",
                    BASE + ".deployment..",
                    BASE + ".script..",
                    BASE + ".secret..")
            .layer("ground")
            .definedBy(BASE + ".distribution..", BASE + ".problem..")
            .whereLayer("goals")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("goals")
            .whereLayer("control")
            .mayOnlyBeAccessedByLayers("goals", "config")
            .whereLayer("parts")
            .mayOnlyBeAccessedByLayers("goals", "config", "control");

    @ArchTest
    static final ArchRule theKeyManagerStandsBesideControlsAndAudit = noClasses()
            .that()
            .resideInAPackage(BASE + ".keymanager..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + ".control..", BASE + ".audit..");

    @ArchTest
    static final ArchRule controlsAndAuditStandBesideTheKeyManager = noClasses()
            .that()
            .resideInAnyPackage(BASE + ".control..", BASE + ".audit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + ".keymanager..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyGoalsAndConfigKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackages(BASE, BASE + ".config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "org.codehaus.plexus..");

    @ArchTest
    static final ArchRule goalsAreNamedMojo = classes()
            .that()
            .areAnnotatedWith("org.apache.maven.plugins.annotations.Mojo")
            .should()
            .haveSimpleNameEndingWith("Mojo");

    @ArchTest
    static final ArchRule nobodyTouchesTheSharedJvm = noClasses()
            .that()
            .resideInAPackage(BASE + "..")
            .should()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(Security.class, "addProvider", java.security.Provider.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
