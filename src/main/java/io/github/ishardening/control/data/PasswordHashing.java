package io.github.ishardening.control.data;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Hashes user passwords so that guessing them takes long. */
@Guideline(
        id = "password-hashing",
        title = "User passwords are stored with a slow hash",
        severity = Severity.WARNING,
        source = "PBKDF2 hashing",
        address = OfficialPages.PBKDF2,
        hardening = """
            For a new server, hardening sets `[user_store] password_digest` to `PBKDF2`, with the parameters that \
            WSO2's documentation gives: 10000 iterations of HMAC-SHA-256 and a 256-bit derived key. Set more \
            iterations in the fragment, under `[user_store.properties]`, if the server's CPU allows it. Stored hashes \
            don't record their algorithm, so nobody could sign in after a later change: a server with data keeps its \
            setting; for a new server, `keys.lock` records whether the first run enabled it. Existing settings in \
            `deployment.toml` are kept; fewer iterations are reported. Secondary user stores are only reported. The \
            server's default is a single round of salted SHA-256.""",
        versions = "Identity Server 6.0 and later, which include WSO2's PBKDF2 bundle; user stores in databases.",
        nist = "IA-5(1)")
public final class PasswordHashing extends Control {

    private static final String DIGEST = "user_store.password_digest";
    private static final String PROPERTIES = "user_store.properties.";
    private static final String DIGEST_PROPERTY = "PasswordDigest";
    private static final String PARAMETERS_PROPERTY = "Hash.Algorithm.Properties";
    private static final String PARAMETERS = PROPERTIES + "\"" + PARAMETERS_PROPERTY + "\"";
    private static final String PBKDF2 = "PBKDF2";
    private static final int ROUNDS = 10_000;
    private static final String GOOD_PARAMETERS =
            "{pbkdf2.iteration.count:%s, pbkdf2.dkLength:256, pbkdf2.prf:PBKDF2WithHmacSHA256}".formatted(ROUNDS);
    private static final Pattern ITERATIONS =
            Pattern.compile("pbkdf2\\.iteration\\.count[\"']?\\s*+[:=]\\s*+[\"']?([0-9]{1,9})");

    /** The slow hashes of WSO2 and its connectors. */
    private static final Set<String> SLOW = Set.of(PBKDF2, "BCRYPT", "ARGON2", "SCRYPT");

    private static final List<String> FOLDERS =
            List.of("repository/components/plugins/", "repository/components/dropins/");
    private static final String PLAIN = "PLAIN_TEXT";
    private static final String BUNDLE = "org.wso2.carbon.identity.hash.provider.pbkdf2";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        if (hardening.keys().knows(DIGEST)
                && !says(toml)
                && UserStore.isInDatabase(hardening.stockValues().getOrDefault("user_store.class", ""))
                && hasProvider(hardening.distribution())
                && hardening.firstStart().takes(id(), DIGEST)) {
            toml.set(DIGEST, PBKDF2);
            toml.set(PARAMETERS, GOOD_PARAMETERS);
        }
    }

    private static boolean says(DeploymentToml toml) {
        return toml.has(DIGEST) || toml.has(PROPERTIES + DIGEST_PROPERTY) || toml.has(PARAMETERS);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = UserStore.of(inspection).stream()
                .filter(UserStore::isInDatabase)
                .toList();
        boolean canBeSlow = hasProvider(inspection.distribution());
        for (UserStore store : stores) {
            String digest = store.properties().getOrDefault(DIGEST_PROPERTY, "");
            if (!SLOW.contains(digest)) {
                if (canBeSlow) {
                    addFast(store, digest, inspection, findings);
                }
            } else if (digest.equals(PBKDF2)) {
                checkPbkdf2(store, canBeSlow, inspection, findings);
            }
        }
        new Unseen(inspection, findings).none("user store in a database", stores);
        if (!canBeSlow) {
            findings.notApplicable("the distribution has no PBKDF2 bundle");
        }
    }

    private static void addFast(UserStore store, String digest, Inspection inspection, Findings findings) {
        boolean isNew = store.isPrimary() && !inspection.existing();
        findings.add(
                isNew ? findings.severity() : Severity.INFO,
                at(store, DIGEST_PROPERTY, DIGEST, inspection),
                digest.isEmpty() || digest.equals(PLAIN)
                        ? "passwords are stored without a hash."
                        : "passwords are hashed with %s, so they can be guessed quickly.".formatted(digest),
                isNew
                        ? "Set %s to PBKDF2 before the first start; later, every password has to be reset."
                                .formatted(DIGEST)
                        : "Set PasswordDigest to PBKDF2 in a user store without users, or have every password reset.");
    }

    private static void checkPbkdf2(UserStore store, boolean canBeSlow, Inspection inspection, Findings findings) {
        if (!canBeSlow) {
            findings.add(
                    at(store, DIGEST_PROPERTY, DIGEST, inspection),
                    "passwords are to be stored with PBKDF2, but the distribution has no bundle for it.",
                    "Add %s to %s.".formatted(BUNDLE, FOLDERS.get(1)));
        }
        var rounds = ITERATIONS.matcher(store.properties().getOrDefault(PARAMETERS_PROPERTY, ""));
        if (rounds.find() && Integer.parseInt(rounds.group(1)) < ROUNDS) {
            findings.add(
                    at(store, PARAMETERS_PROPERTY, PARAMETERS, inspection),
                    "passwords are stored with PBKDF2 and %s iterations, fewer than %s."
                            .formatted(rounds.group(1), ROUNDS),
                    ("Set pbkdf2.iteration.count to %s or more before the first start; later, every password has to be"
                                    + " reset.")
                            .formatted(ROUNDS));
        }
    }

    private static Location at(UserStore store, String property, String key, Inspection inspection) {
        if (!store.isPrimary()) {
            return store.at(property);
        }
        return inspection.toml().has(key)
                ? inspection.at(key)
                : inspection.at(PROPERTIES + property, UserStore.PRIMARY);
    }

    private static boolean hasProvider(Distribution distribution) throws IOException {
        for (String folder : FOLDERS) {
            if (distribution.paths(folder + BUNDLE).stream().anyMatch(path -> path.endsWith(".jar"))) {
                return true;
            }
        }
        return false;
    }
}
