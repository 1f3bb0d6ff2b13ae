package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Samples;
import io.github.ishardening.distribution.EditedFile;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.evidence.inventory.DataProtection;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.evidence.inventory.StoreContent;
import io.github.ishardening.evidence.inventory.StoreEntry;
import io.github.ishardening.fixture.StockCertificates;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.secret.SecretsMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Servers as if they had been saved. */
final class SavedServers {

    static final String INPUT = "1".repeat(64);
    static final String RESULT = "2".repeat(64);
    static final String BEFORE = "3".repeat(64);
    static final String AFTER = "4".repeat(64);
    static final String ZIP = "wso2is-7.1.0-hardened.zip";

    private SavedServers() {}

    /** The zip of an Identity Server, of which one store couldn't be opened. */
    static SavedServer zip(AuditReport report) throws IOException {
        return new SavedServer(
                Resource.file("wso2is-7.1.0.zip", INPUT),
                Resource.file(ZIP, RESULT),
                server(List.of(
                        new EditedFile(
                                "bin/wso2server.sh",
                                Change.REPLACED,
                                Optional.of(BEFORE),
                                Optional.of(AFTER),
                                OptionalInt.of(0100755)),
                        new EditedFile(
                                "repository/resources/security/primary.p12",
                                Change.ADDED,
                                Optional.empty(),
                                Optional.of(AFTER),
                                OptionalInt.of(0600)),
                        new EditedFile(
                                "repository/resources/security/wso2carbon.p12",
                                Change.DELETED,
                                Optional.of(BEFORE),
                                Optional.empty(),
                                OptionalInt.empty()))),
                report,
                Set.of("log-forging", "hsts"),
                call(),
                List.of(Resource.file("partners/apim.pem", BEFORE)));
    }

    /** A folder in which this is what differs. */
    static SavedServer folder(String name, List<EditedFile> files) throws IOException {
        var folder = Resource.folder(name);
        return new SavedServer(folder, folder, server(files), Samples.full(), Set.of(), call(), List.of());
    }

    private static BuildRecord call() {
        return new BuildRecord(
                "harden",
                Map.of("hostname", "is.example.com"),
                Optional.of("2026-11-22T00:00:00Z"),
                Resource.file("is-hardening-maven-plugin-1.0.0.jar", AFTER),
                Map.of("java", "17.0.1", "maven", "3.9.9"));
    }

    private static HardenedServer server(List<EditedFile> files) throws IOException {
        var certificate = certificate();
        return new HardenedServer(
                new Product(
                        Product.Family.IDENTITY_SERVER,
                        "WSO2 Identity Server",
                        Version.parse("7.1.0"),
                        Version.parse("4.10.42"),
                        true),
                OptionalInt.empty(),
                Optional.of("PKCS12"),
                new ServerSecrets(
                        SecretsMode.VAULT, Optional.of("AES/GCM/NoPadding"), List.of("keystore_primary_password")),
                files,
                new ServerInventory(
                        List.of(
                                store(
                                        "primary",
                                        List.of("keystore.primary", "keystore.custom"),
                                        entry("primary", StoreEntry.Kind.PRIVATE_KEY, certificate),
                                        entry(
                                                "primary-0f3c1a2b-until-2026-12-14",
                                                StoreEntry.Kind.PRIVATE_KEY,
                                                certificate)),
                                store(
                                        "client-truststore",
                                        List.of("truststore"),
                                        entry("root", StoreEntry.Kind.TRUSTED_CERTIFICATE, certificate)),
                                store(
                                        "unused",
                                        List.of(),
                                        entry("nobody", StoreEntry.Kind.PRIVATE_KEY, certificate),
                                        entry("nobody", StoreEntry.Kind.TRUSTED_CERTIFICATE, certificate))),
                        List.of(),
                        List.of(new DataProtection(
                                DataProtection.Purpose.VAULT, "AES/GCM/NoPadding", OptionalInt.of(256), "conf")),
                        List.of(new Problem("closed.jks", "can't be opened.", "Say its password."))));
    }

    private static StoreContent store(String name, List<String> uses, StoreEntry... entries) {
        return new StoreContent(
                "repository/resources/security/" + name + ".p12",
                "PKCS12",
                AFTER,
                uses,
                Optional.empty(),
                List.of(entries));
    }

    private static StoreEntry entry(String alias, StoreEntry.Kind kind, X509Certificate certificate) {
        return new StoreEntry(alias, kind, List.of(certificate), OptionalInt.empty());
    }

    private static X509Certificate certificate() throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(StockCertificates.firstValid()));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
