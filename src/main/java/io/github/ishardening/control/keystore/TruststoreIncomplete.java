package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.server.ConnectorBlock;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Makes the configuration use the planned truststore, with its own password, and checks that it is complete. */
@Guideline(
        id = "truststore-incomplete",
        title = "The truststore is complete",
        severity = Severity.ERROR,
        source = "Configure keystores",
        address = OfficialPages.CREATE_KEYSTORES + "#import-a-certificate-into-the-truststore",
        hardening = """
            Hardening replaces the distribution's truststore, sets a new password, and points `[truststore]` to it. \
            The new one contains the server's own certificates, those in `<truststore><certificates>`, and the \
            existing ones, except for expired ones and those with publicly known keys. The audit checks that the \
            chains of `primary` and `tls` end at a certificate in the truststore. For API Manager, the truststore also \
            contains the certificate of `primary` under the alias `gateway_certificate_alias`; gateways verify API \
            keys with it. If a separate gateway doesn't share the control plane's keys, add the control plane's \
            certificate under that alias to `<truststore><certificates>`. The audit checks the aliases in \
            `[apim.devportal]` and `[apim.publisher]`.""",
        versions = AppliesTo.BOTH_ERAS,
        protects = false,
        nist = "SC-17")
public final class TruststoreIncomplete extends Control {

    private static final List<String> SIGNERS = List.of("apim.devportal.api_key_alias", "apim.publisher.key_alias");

    @Override
    public void harden(HardeningContext hardening) {
        var toml = hardening.toml();
        var truststore = hardening.truststore();
        toml.set("truststore.file_name", truststore.fileName());
        toml.set("truststore.type", truststore.type().name());
        toml.set("truststore.password", hardening.secrets().reference(truststore.secretName(), truststore.password()));
        ConnectorBlock.repoint(
                toml, ConnectorBlock.HOST, "truststoreFile", ConnectorBlock.FOLDER + "$ref{truststore.file_name}");
        ConnectorBlock.repoint(toml, ConnectorBlock.HOST, "truststorePassword", "$ref{truststore.password}");
        ConnectorBlock.repoint(toml, ConnectorBlock.HOST, "truststoreType", "$ref{truststore.type}");
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = inspection.stores();
        var truststore = stores.uses().truststores().stream()
                .flatMap(use -> stores.file(use).stream())
                .findFirst()
                .flatMap(StoreFile::opened);
        if (truststore.isEmpty()) {
            new Unseen(inspection, findings).stores(stores.uses().truststores());
            return;
        }
        for (String role : List.of("primary", "tls")) {
            var chain = stores.uses().keystore(role).map(stores::chain).orElse(List.of());
            if (!chain.isEmpty() && !isTrusted(chain, truststore.get().trusted().values())) {
                findings.add(
                        inspection.at("truststore.file_name"),
                        "the chain of %s ends at %s, which isn't in the truststore."
                                .formatted(
                                        role,
                                        last(chain).getIssuerX500Principal().getName()),
                        "Add it: the server calls itself over TLS, and must trust its own certificate.");
            }
        }
        checkAliases(inspection, truststore.get(), findings);
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }

    /** Checks the aliases with which API Manager finds an API key's signer; other products don't support them. */
    private static void checkAliases(Inspection inspection, OpenedKeystore truststore, Findings findings) {
        var aliases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        aliases.addAll(truststore.trusted().keySet());
        for (String key : SIGNERS) {
            inspection
                    .value(key)
                    .filter(alias -> !aliases.contains(alias))
                    .ifPresent(alias -> findings.add(
                            inspection.at(key),
                            "%s is %s, which isn't in the truststore: gateways can't verify API keys."
                                    .formatted(key, alias),
                            "Add the certificate of primary under that alias, the control plane's if this is"
                                    + " a gateway."));
        }
    }

    private static boolean isTrusted(List<X509Certificate> chain, Collection<X509Certificate> trusted) {
        return chain.stream().anyMatch(trusted::contains)
                || trusted.stream().anyMatch(authority -> Signatures.isSignedBy(last(chain), authority));
    }

    private static X509Certificate last(List<X509Certificate> chain) {
        return chain.get(chain.size() - 1);
    }
}
