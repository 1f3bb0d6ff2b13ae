package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keys.KeySecrets;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PasswordGenerator;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretResolver;
import io.github.ishardening.secret.SecretRule;
import io.github.ishardening.secret.SecretsFile;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of one server: each from the user's own source, otherwise generated once and stored. */
final class ServerSecrets implements KeySecrets {

    /** AES-256, in hexadecimal. */
    private static final int VAULT_KEY_BYTES = 32;

    private static final Pattern VAULT_KEY = Pattern.compile("[0-9A-Fa-f]{64}");

    private final String where;
    private final SecretsFile kept;
    private final Map<SecretName, Secret> given;
    private final Map<SecretName, Secret> opening;
    private final DataEncryptionKey encryption;
    private final SecureRandom random;
    private final PasswordGenerator generator;

    /**
     * Fetches the secrets that the user provides.
     *
     * @param sources the sources of the user's secrets
     * @throws io.github.ishardening.problem.ProblemException if a source can't be read, or its secret isn't usable in
     *     this mode
     */
    static Map<SecretName, Secret> fetch(
            Map<SecretName, PlacedSource> sources, SecretResolver resolver, SecretsMode mode) throws IOException {
        var given = new HashMap<SecretName, Secret>();
        for (var source : sources.entrySet()) {
            given.put(source.getKey(), resolver.resolve(source.getValue(), rule(source.getKey(), mode)));
        }
        return given;
    }

    /**
     * Reads the stored secrets; inside {@link KeysDirectory#exclusively}.
     *
     * @param sources the sources of the user's secrets, for messages
     * @param fetched the secrets from these sources
     * @param opensOnly whether a secret only opens what the user provides; the server gets another, which is stored
     * @throws io.github.ishardening.problem.ProblemException if the stored ones are broken
     */
    ServerSecrets(
            KeysDirectory directory,
            Map<SecretName, PlacedSource> sources,
            Map<SecretName, Secret> fetched,
            BiPredicate<SecretName, Secret> opensOnly,
            SecureRandom random)
            throws IOException {
        this.where = directory.path(SecretsFile.NAME).toString();
        this.kept = new SecretsFile(where, directory.read(SecretsFile.NAME));
        this.given = new HashMap<>(fetched);
        given.entrySet().removeIf(each -> opensOnly.test(each.getKey(), each.getValue()));
        this.opening = new HashMap<>(fetched);
        opening.keySet().removeAll(given.keySet());
        var key = SecretName.ENCRYPTION_KEY;
        this.encryption = new DataEncryptionKey(
                kept,
                sources.containsKey(key) ? sources.get(key).where() : where + ", " + key.key(),
                Optional.ofNullable(given.get(key)));
        this.random = random;
        this.generator = new PasswordGenerator(random);
    }

    /** The name of the password of a role's store. */
    static SecretName storePassword(Role role) {
        return SecretName.ofStore(role.id());
    }

    /** Returns the secret of this name; generates and stores it if the user configured no source. */
    Secret get(SecretName name) {
        return Optional.ofNullable(given.get(name)).orElseGet(() -> kept.getOrGenerate(name.key(), maker(name)));
    }

    /**
     * The secret key of the vault; generated and kept where there is none yet.
     *
     * @throws ProblemException if what is kept is none
     */
    SecretKey vaultKey() {
        var name = SecretName.VAULT_KEY;
        String digits = get(name).reveal();
        if (!VAULT_KEY.matcher(digits).matches()) {
            throw new ProblemException(
                    where + ", " + name.key(),
                    "must be %s hexadecimal digits.".formatted(2 * VAULT_KEY_BYTES),
                    "Restore the line from a backup, or delete it to generate a new key.");
        }
        return new SecretKeySpec(HexFormat.of().parseHex(digits), "AES");
    }

    private Supplier<Secret> maker(SecretName name) {
        if (name.equals(SecretName.VAULT_KEY)) {
            return this::newVaultKey;
        }
        return name.equals(SecretName.INTERNAL_ACCOUNT_PASSWORD) ? generator::passwordToType : generator::password;
    }

    private Secret newVaultKey() {
        byte[] key = new byte[VAULT_KEY_BYTES];
        random.nextBytes(key);
        Secret hex = Secret.of(HexFormat.of().formatHex(key));
        Arrays.fill(key, (byte) 0);
        return hex;
    }

    @Override
    public Optional<Secret> password(Role role) {
        var name = storePassword(role);
        return Optional.ofNullable(given.get(name)).or(() -> kept.get(name.key()));
    }

    @Override
    public boolean isKept(Role role) {
        return !isGiven(storePassword(role));
    }

    /** Whether a secret was generated before, or the user provides it. */
    boolean isKnown(SecretName name) {
        return given.containsKey(name) || kept.get(name.key()).isPresent();
    }

    /** The password that opens the store that the user provides for a role: the user's, otherwise the stored one. */
    Optional<Secret> openingPassword(Role role) {
        return Optional.ofNullable(opening.get(storePassword(role))).or(() -> password(role));
    }

    /** The names of passwords that the user provides only for opening stores. */
    Set<SecretName> openingOnly() {
        return Set.copyOf(opening.keySet());
    }

    /** Whether the user provides this secret, and the server uses it. */
    boolean isGiven(SecretName name) {
        return given.containsKey(name);
    }

    /** The key's password in a store that the user provides, if it differs from the store's. */
    Optional<Secret> keyPassword(Role role) {
        return Optional.ofNullable(given.get(SecretName.ofKey(role.id())));
    }

    @Override
    public Optional<Secret> formerPassword(Role role) {
        var name = storePassword(role);
        return given.containsKey(name) ? kept.get(name.key()) : Optional.ofNullable(opening.get(name));
    }

    @Override
    public Secret newPassword(Role role) {
        return get(storePassword(role));
    }

    /** The server's encryption key. */
    DataEncryptionKey encryption() {
        return encryption;
    }

    @Override
    public Optional<Secret> encryptionKey() {
        return encryption.key();
    }

    @Override
    public boolean readsWithRetiredKey() {
        return encryption.isRetired();
    }

    @Override
    public Secret newEncryptionKey(EncryptionKeyFormat format) {
        return encryption.make(format, random);
    }

    @Override
    public Map<String, byte[]> changedFiles() {
        return kept.changedContent()
                .map(content -> Map.of(SecretsFile.NAME, content))
                .orElseGet(Map::of);
    }

    private static SecretRule rule(SecretName name, SecretsMode mode) {
        if (Arrays.stream(Role.values()).anyMatch(role -> name.equals(SecretName.ofKey(role.id())))) {
            return SecretRule.ANY;
        }
        boolean opensStore = name.equals(SecretName.TRUSTSTORE_PASSWORD)
                || name.equals(SecretName.MUTUAL_TLS_PASSWORD)
                || Arrays.stream(Role.values()).anyMatch(role -> name.equals(storePassword(role)));
        return opensStore ? SecretRule.forStorePassword(mode) : SecretRule.forValue(mode);
    }
}
