package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Passwords in memory, which count themselves up, and are written beside the stores like generated ones. */
public final class MemorySecrets implements KeySecrets {

    static final String FILE = "secrets.properties";

    public final Map<Role, Secret> passwords = new EnumMap<>(Role.class);
    final Map<Role, Secret> former = new EnumMap<>(Role.class);
    Optional<Secret> encryptionKey = Optional.empty();

    /** Secrets that know the passwords which another process made up. */
    public static MemorySecrets remembering(Role... roles) {
        var secrets = new MemorySecrets();
        for (Role role : roles) {
            secrets.newPassword(role);
        }
        return secrets;
    }

    @Override
    public Optional<Secret> password(Role role) {
        return Optional.ofNullable(passwords.get(role));
    }

    @Override
    public boolean isKept(Role role) {
        return passwords.containsKey(role);
    }

    @Override
    public Optional<Secret> formerPassword(Role role) {
        return Optional.ofNullable(former.get(role));
    }

    @Override
    public Secret newPassword(Role role) {
        passwords.put(role, Secret.of("password of " + role));
        return passwords.get(role);
    }

    @Override
    public Optional<Secret> encryptionKey() {
        return encryptionKey;
    }

    @Override
    public boolean readsWithRetiredKey() {
        return false;
    }

    @Override
    public Secret newEncryptionKey(EncryptionKeyFormat format) {
        encryptionKey = Optional.of(format.generate(Samples.RANDOM));
        return encryptionKey.get();
    }

    @Override
    public Map<String, byte[]> changedFiles() {
        return Map.of(
                FILE,
                passwords.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + ".password=" + entry.getValue().reveal() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
