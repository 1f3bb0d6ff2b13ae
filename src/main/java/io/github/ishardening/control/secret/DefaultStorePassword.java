package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.secret.PublishedPasswords;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** Makes sure that the passwords of the server's stores aren't publicly known. */
@Guideline(
        id = "default-store-password",
        title = "Store passwords aren't publicly known",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Every store that hardening writes has its own password, generated and kept in `secrets.properties` unless \
            `<password>` in `<keystores>` or `<truststore>` specifies a source. Publicly known store passwords in the \
            portals' own properties are also replaced. Publicly known passwords are those in products, documentation \
            and common examples, such as `wso2carbon` and `changeit`.""",
        nist = {"AC-3", "IA-5", "IA-5(2)"},
        stig = "TCAT-AS-000060")
public final class DefaultStorePassword extends Control {

    private static final String PORTAL_KEYSTORE = "client.keyStore";

    /** The folder of the stores, as the portals' files spell it. */
    private static final String PORTAL_FOLDER = "./repository/resources/security/";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var tls = hardening.keystores().get(Role.TLS).store();
        Portals.edit(hardening.distribution(), file -> {
            if (PortalPassword.KEYSTORE.isPublished(file)) {
                PortalPassword.KEYSTORE.replace(file, hardening, tls.password());
                if (file.literal(PORTAL_KEYSTORE).isPresent()) {
                    file.replace(PORTAL_KEYSTORE, PORTAL_FOLDER, hardening, "keystore.tls.file_name", tls::fileName);
                }
            }
            if (PortalPassword.TRUSTSTORE.isPublished(file)) {
                PortalPassword.TRUSTSTORE.replace(
                        file, hardening, hardening.truststore().password());
            }
        });
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var seen = new HashSet<String>();
        for (KeystoreReference use : inspection.stores().inUse()) {
            boolean published = use.password()
                            .filter(PublishedPasswords::contains)
                            .isPresent()
                    || use.keyPassword().filter(PublishedPasswords::contains).isPresent();
            if (published && seen.add(use.path())) {
                findings.add(
                        inspection.at(use.passwordKey()),
                        "%s has a publicly known password.".formatted(use.path()),
                        "Set a separate password.");
            }
        }
        for (PortalFile portal : Portals.of(inspection.distribution())) {
            for (var password : List.of(PortalPassword.KEYSTORE, PortalPassword.TRUSTSTORE)) {
                if (password.isPublished(portal)) {
                    findings.add(
                            portal.at(password.property()),
                            "%s has a publicly known password.".formatted(password.property()),
                            "Set it to the password of the portal's store.");
                }
            }
        }
        new Unseen(inspection, findings)
                .secrets(inspection.stores().inUse().stream()
                        .map(KeystoreReference::passwordKey)
                        .toList());
        new Unseen(inspection, findings)
                .none("store in the configuration", inspection.stores().inUse());
    }
}
