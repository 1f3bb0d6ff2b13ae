package io.github.ishardening.inspection;

import io.github.ishardening.inspection.content.ContentScan;
import io.github.ishardening.inspection.content.Contents;
import io.github.ishardening.inspection.content.FoundCertificates;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.inspection.store.Lazy;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.SecretSetting;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches every file of a distribution, and decides where secrets are allowed. */
final class ContentInspection {

    private final Inspection inspection;
    private final InspectionRequest request;
    private final Lazy<SoughtSecrets> sought = new Lazy<>(this::seek);
    private final Lazy<Contents> contents = new Lazy<>(this::scan);

    ContentInspection(Inspection inspection, InspectionRequest request) {
        this.inspection = inspection;
        this.request = request;
    }

    Contents contents() throws IOException {
        return contents.get();
    }

    SoughtSecrets sought() throws IOException {
        return sought.get();
    }

    private Contents scan() throws IOException {
        var reader = new FoundCertificates(this::store);
        return ContentScan.of(inspection.distribution(), request.cleared(), reader, sought(), this::mayHoldSecrets);
    }

    private SoughtSecrets seek() throws IOException {
        boolean hasVault = inspection.product().toml() && inspection.fault().isEmpty();
        return SoughtSecrets.of(request.secrets(), hasVault ? inVault() : Map.of());
    }

    /** The secrets in the vault by alias, if the vault can be opened. */
    private Map<String, Secret> inVault() throws IOException {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        var vault = inspection.passwords().vault();
        for (String alias : inspection.toml().names("secrets")) {
            vault.flatMap(opened -> opened.secret(alias)).ifPresent(secret -> secrets.put(alias, secret));
        }
        return secrets;
    }

    /** Whether secrets in a file are left to {@code plain-secret}, or are expected because there is no vault yet. */
    private boolean mayHoldSecrets(String path) {
        if (!inspection.product().toml()) {
            return path.startsWith("repository/conf/");
        }
        return path.equals(ServerFiles.DEPLOYMENT_TOML) || (ServerFiles.isPortalProperties(path) && isPlain());
    }

    /** Whether {@code deployment.toml}, from which portals get their secrets, contains them in plain text. */
    private boolean isPlain() {
        return inspection.fault().isEmpty()
                && SecretSetting.of(inspection.toml()).stream()
                        .anyMatch(setting -> setting.key().equals("keystore.primary.password")
                                && setting.kind() == SecretSetting.Kind.CLEAR);
    }

    /** A store that was found, opened if its password is publicly known or among the available secrets. */
    private StoreFile store(String path, byte[] content) throws IOException {
        Optional<StoreFile> known =
                inspection.fault().isEmpty() ? inspection.stores().file(path) : Optional.empty();
        if (known.isPresent()
                && (known.get().opened().isPresent() || known.get().unseen().isPresent())) {
            return known.get();
        }
        var passwords = new ArrayList<Secret>(known.isPresent() ? List.of() : PublishedPasswords.OF_STORES);
        passwords.addAll(sought().sought().values());
        return inspection.openings().file(path, content, passwords);
    }
}
