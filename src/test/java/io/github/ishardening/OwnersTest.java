package io.github.ishardening;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ishardening.certificate.CertificateChain;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.evidence.cbom.PublicKeyAlgorithms;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.VaultStore;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds that a fact has one owner: what only that owner may call. */
@AnalyzeClasses(packages = "io.github.ishardening", importOptions = DoNotIncludeTests.class)
class OwnersTest {

    @ArchTest
    static final ArchRule certificatesAreReadInOnePlace = only(
            Set.of(CertificateReader.class), CertificateFactory.class, "generateCertificate", "generateCertificates");

    @ArchTest
    static final ArchRule pathsAreValidatedInOnePlace =
            only(Set.of(CertificateChain.class), CertPathValidator.class, "getInstance");

    @ArchTest
    static final ArchRule storesAreOpenedByTheirRoom =
            only(Set.of(KeystoreReader.class, StagedKeystore.class, VaultStore.class), KeyStore.class, "getInstance");

    @ArchTest
    static final ArchRule namesOfCertificatesAreReadInOnePlace =
            only(Set.of(SubjectAlternativeName.class), X509Certificate.class, "getSubjectAlternativeNames");

    /** The bill of materials only names them. */
    @ArchTest
    static final ArchRule signaturesAreJudgedInOnePlace = only(
            Set.of(Weakness.class, PublicKeyAlgorithms.class), X509Certificate.class, "getSigAlgName", "getSigAlgOID");

    @ArchTest
    static final ArchRule momentsBecomeDaysInOnePlace = only(Set.of(Validity.class), LocalDate.class, "ofInstant");

    /** What can't be read as properties has one message, and is never taken for a fault of the plugin. */
    @ArchTest
    static final ArchRule controlsReadPropertiesByTheInspection = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .callMethodWhere(describe(
                    "Properties.load",
                    call -> call.getTargetOwner().isEquivalentTo(Properties.class)
                            && call.getName().equals("load")));

    /** Others keep them for later, or have them as an answer that is one of several. */
    @ArchTest
    static final ArchRule problemsAreThrownTogetherInOnePlace = only(
            Set.of(
                    "io.github.ishardening.problem.ProblemException",
                    "io.github.ishardening.inspection.Configuration",
                    "io.github.ishardening.deployment.MapperProcess"),
            "a list of problems",
            access -> access.getTargetOwner().isEquivalentTo(ProblemException.class)
                    && access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                    && access.getTarget().getFullName().contains(List.class.getName()));

    @Test
    void tablesOfConnectorsAreNamedInOnePlace() throws IOException {
        assertThat(sourcesWith("\"transport\\.https?\\.(properties|sslHostConfig)|\"custom_transport"))
                .containsExactly("ConnectorBlock.java");
    }

    @Test
    void whetherAConnectorAsksForCertificatesIsReadInOnePlace() throws IOException {
        assertThat(sourcesWith("\"optionalnoca\"")).containsExactly("ClientVerification.java");
    }

    @Test
    void formatsAreToldApartInOnePlace() throws IOException {
        assertThat(sourcesWith("(?i)0xFEEDFEED|0xCECECECE|0xCAFEBABE|0x504B0304"))
                .containsExactly("ContentKind.java");
    }

    /** Constants leave no trace in the classes that use them. */
    private static List<String> sourcesWith(String pattern) throws IOException {
        var sought = Pattern.compile(pattern);
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (sought.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    private static ArchRule only(Set<Class<?>> owners, Class<?> type, String... methods) {
        return only(
                Set.copyOf(owners.stream().map(Class::getName).toList()),
                type.getSimpleName() + "." + String.join(" or ", methods),
                access -> access.getTargetOwner().isEquivalentTo(type)
                        && List.of(methods).contains(access.getName()));
    }

    private static ArchRule only(Set<String> owners, String what, Predicate<JavaAccess<?>> isOwnersBusiness) {
        return noClasses()
                .that(describe("don't own it", each -> !owners.contains(each.getName())))
                .should()
                .accessTargetWhere(describe(what, isOwnersBusiness));
    }
}
