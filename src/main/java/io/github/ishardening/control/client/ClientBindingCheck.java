package io.github.ishardening.control.client;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.IdentityFeatures;
import io.github.ishardening.server.ServerFiles;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Checks which users client certificates are bound to. As the server does, it reads a missing thumbprint as all
 * certificates of the issuer and missing users as all users, and ignores entries without an issuer. (WSO2's page on
 * authenticating with its REST APIs advises against wildcards.)
 */
record ClientBindingCheck(Inspection inspection, Findings findings) {

    private static final String ANY = "*";

    /** Whom a kind of entry binds certificates to. */
    private enum Kind {
        USER("user_thumbprint_mapping", "allowed_username", "can act as any user, for example the administrator"),
        SYSTEM("system_thumbprint_mapping", "allowed_system_user", "can call the APIs without being bound to a user");

        private final String array;
        private final String users;
        private final String power;

        Kind(String array, String users, String power) {
            this.array = IdentityFeatures.BINDING + "." + array;
            this.users = users;
            this.power = power;
        }
    }

    /** Reports the entries that bind a certificate to nobody in particular. */
    void run() {
        for (Kind kind : Kind.values()) {
            var entries = inspection.toml().tables(kind.array);
            for (int i = 0; i < entries.size(); i++) {
                String issuer = text(entries.get(i), "trusted_issuer");
                if (!issuer.equals(ANY) && isForAnyone(entries.get(i).get(kind.users))) {
                    report(kind, i, issuer, text(entries.get(i), "cert_thumbprint"));
                }
            }
        }
    }

    private void report(Kind kind, int index, String issuer, String thumbprint) {
        if (thumbprint.equals(ANY)) {
            findings.add(
                    at(kind, index),
                    "every certificate issued by %s %s.".formatted(issuer, kind.power),
                    "Set %s, and cert_thumbprint to that of the client's certificate.".formatted(kind.users));
        } else {
            findings.add(
                    Severity.WARNING,
                    at(kind, index),
                    "the certificate %s, issued by %s, %s.".formatted(thumbprint, issuer, kind.power),
                    "Set %s.".formatted(kind.users));
        }
    }

    private static boolean isForAnyone(Object users) {
        return users instanceof List<?> several
                ? several.isEmpty() || several.contains(ANY)
                : users == null || users.toString().isBlank() || users.equals(ANY);
    }

    private static String text(Map<String, Object> entry, String key) {
        String text = entry.getOrDefault(key, "").toString().strip();
        return text.isEmpty() ? ANY : text;
    }

    private Location at(Kind kind, int index) {
        OptionalInt line = inspection.toml().line(kind.array, List.of(index, kind.users));
        return line.isPresent() ? Location.of(ServerFiles.DEPLOYMENT_TOML, line.getAsInt()) : inspection.at(kind.array);
    }
}
