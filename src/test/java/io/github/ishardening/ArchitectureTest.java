package io.github.ishardening;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ishardening.config.RequestParameters;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Security;
import java.text.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

/** Holds the house: which room may use which, and which trade is done in one room only. */
@AnalyzeClasses(packages = "io.github.ishardening", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.ishardening";
    private static final String THEMES = BASE + ".control.(*)..";

    /** From the ground up: each room may use those before it. */
    private static final List<String> ROOMS = List.of(
            "problem",
            "json",
            "file",
            "memory",
            "certificate",
            "script",
            "distribution.source",
            "distribution.zip",
            "distribution.directory",
            "distribution",
            "secret",
            "deployment",
            "keystore",
            "keys.directory",
            "keys",
            "trust",
            "advisory",
            "audit",
            "audit.report",
            "request",
            "server",
            "server.xmlera",
            "manifest",
            "mounted",
            "inspection.store",
            "inspection.content",
            "inspection.change",
            "inspection",
            "inspection.connector",
            "control",
            "control.jvm",
            "control.transport",
            "control.bundle",
            "control.client",
            "control.data",
            "control.gateway",
            "control.keystore",
            "control.log",
            "control.secret",
            "control.web",
            "control.catalogue",
            "hardening.handover",
            "hardening.handover.helm",
            "hardening.keys",
            "hardening.trust",
            "hardening.vault",
            "hardening",
            "keymanager",
            "evidence.inventory",
            "evidence.overlay",
            "evidence.cbom",
            "evidence",
            "verification.client",
            "verification.process",
            "verification.check",
            "verification",
            "config.check",
            "config.build",
            "config",
            "");

    private static final Map<String, Set<String>> LOCALISED = Map.of(
            "java.lang.String", Set.of("format", "toLowerCase", "toUpperCase"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern", "ofLocalizedDate"),
            "java.io.PrintStream", Set.of("format", "printf"),
            "java.io.PrintWriter", Set.of("format", "printf"),
            "java.util.Formatter", Set.of(JavaConstructor.CONSTRUCTOR_NAME),
            "java.util.Locale", Set.of("getDefault"));

    private static String name(String room) {
        return room.isEmpty() ? BASE : BASE + "." + room;
    }

    private static DescribedPredicate<JavaMethodCall> owned(Class<?> owner, String method) {
        return describe(
                "is " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }

    @ArchTest
    static void everyClassIsInARoom(JavaClasses classes) {
        assertThat(classes)
                .allSatisfy(each ->
                        assertThat(ROOMS.stream().map(ArchitectureTest::name)).contains(each.getPackageName()));
    }

    /** Sub-packages count for themselves, and nested types aren't at this level. */
    @ArchTest
    static void noRoomIsCrowded(JavaClasses classes) {
        var sizes = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((room, types) -> assertThat(types).isLessThanOrEqualTo(40));
    }

    /** By which {@code config.check} tells them from texts. */
    @ArchTest
    static final ArchRule beansAreNamedParameter = fields().that()
            .haveRawType(resideInAPackage(name("config")))
            .and()
            .doNotHaveRawType(RequestParameters.class)
            .should()
            .haveRawType(simpleNameEndingWith("Parameter"));

    /** All lines of its file count: those of comments, imports and nested types, too. */
    @Test
    void noTypeIsLong() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(250));
        }
    }

    @ArchTest
    static void everyRoomUsesOnlyThoseBelowIt(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] above = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(ArchitectureTest::name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(name(ROOMS.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule roomsAreFreeOfCircles =
            slices().matching(BASE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyCatalogueAndEngineKnowAllThemes = slices().matching(THEMES)
            .namingSlices("theme $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(name("control.catalogue")), resideInAPackage(THEMES.replace("(*)", "*")))
            .ignoreDependency(
                    resideInAnyPackage(name("control.client"), name("control.keystore")),
                    resideInAPackage(name("control.transport")))
            .ignoreDependency(resideInAPackage(name("control.transport")), resideInAPackage(name("control.jvm")));

    @ArchTest
    static final ArchRule nobodyElseKnowsATheme = noClasses()
            .that()
            .resideOutsideOfPackages(name("control.."), name("hardening.."), BASE)
            .should()
            .dependOnClassesThat(
                    resideInAPackage(BASE + ".control.*..").and(not(resideInAPackage(name("control.catalogue")))));

    @ArchTest
    static final ArchRule onlyGoalsAndTwoRoomsKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackages(BASE, name("config.build"), name("config.check"))
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
    static final ArchRule onlyDigestsTakesDigests = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(name("file.Digests"))
            .should()
            .callMethodWhere(owned(MessageDigest.class, "getInstance"));

    @ArchTest
    static final ArchRule onlyDiskMovesFiles = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(name("file.Disk"))
            .should()
            .callMethodWhere(owned(Files.class, "move"));

    @ArchTest
    static final ArchRule onlyModeKnowsPermissions = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(name("file.Mode"))
            .should()
            .callMethodWhere(owned(Files.class, "setPosixFilePermissions"))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\.attribute\\.Posix.*");

    @ArchTest
    static final ArchRule onlyTheRoomOfFilesLocks = noClasses()
            .that()
            .resideOutsideOfPackage(name("file"))
            .should()
            .callMethodWhere(owned(FileChannel.class, "lock"))
            .orShould()
            .callMethodWhere(owned(FileChannel.class, "tryLock"));

    @ArchTest
    static final ArchRule onlyTwoRoomsKnowProcesses = noClasses()
            .that()
            .resideOutsideOfPackages(name("file"), name("verification.process"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessHandle.class);

    /** As a provider of ciphers a JDK may only remove it from a signed jar, which the plugin's isn't. */
    @ArchTest
    static final ArchRule nobodyUsesBouncyCastleAsAProvider = noClasses()
            .that()
            .resideInAPackage(BASE + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle.jce.provider..");

    @ArchTest
    static final ArchRule onlyOneClassSetsJacksonUp = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(name("json.Jackson"))
            .should()
            .callConstructor(JsonFactory.class)
            .orShould()
            .callConstructor(JsonFactoryBuilder.class)
            .orShould()
            .callMethodWhere(owned(JsonFactory.class, "builder"));

    /** So that {@code -q} silences every goal, and what one says is said in one way; the goal help is Maven's. */
    @ArchTest
    static final ArchRule onlyTheConsoleWritesToMavensLog = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + ".Console")
            .and()
            .doNotHaveFullyQualifiedName(BASE + ".HelpMojo")
            .should()
            .callMethodWhere(describe(
                    "writes to Maven's log", call -> call.getTargetOwner().isAssignableTo(Log.class)));

    /** What doesn't go through Maven's log, {@code -q} doesn't silence; the output of processes of our own is kept. */
    @ArchTest
    static final ArchRule nobodyPrintsPastMavensLog = noClasses()
            .that(describe(
                    "are no processes",
                    each -> each.tryGetMethod("main", String[].class).isEmpty()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.commons.logging..", "org.apache.logging..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.io.Console.class)
            .orShould()
            .callMethodWhere(describe(
                    "Throwable.printStackTrace()",
                    call -> call.getName().equals("printStackTrace")
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .orShould()
            .callMethodWhere(owned(ProcessBuilder.class, "inheritIO"))
            .orShould()
            .accessField(FileDescriptor.class, "out")
            .orShould()
            .accessField(FileDescriptor.class, "err")
            .orShould()
            .accessField(ProcessBuilder.Redirect.class, "INHERIT");

    /** A file, an address or a pattern with the digits of the user's language is none. See also {@link #numbersAreText}. */
    @ArchTest
    static final ArchRule nobodyFormatsForTheUsersLocale = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "format for the default locale",
                    access -> LOCALISED
                                    .getOrDefault(access.getTargetOwner().getName(), Set.of())
                                    .contains(access.getName())
                            && access.getTarget() instanceof CodeUnitAccessTarget target
                            && target.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Locale.class))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Format.class);

    /** {@code formatted} has no locale to be given: {@code %s} writes a number as the language does, {@code %d} as the user's. */
    @Test
    void numbersAreText() throws IOException {
        var localised = Pattern.compile("%([0-9]+\\$)?[-#+0,(]*[0-9]*(\\.[0-9]+)?[dfgt]");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .filteredOn(line -> !line.strip().startsWith("/**") && !line.contains("Locale.ROOT"))
                            .noneMatch(line -> localised.matcher(line).find()));
        }
    }

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
