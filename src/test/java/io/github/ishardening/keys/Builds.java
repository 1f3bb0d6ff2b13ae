package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.file.Disk;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds that share a keys directory, one after the other. */
public final class Builds implements UserLog {

    /** An authority and a tls key on fast curves. */
    public static final KeysPlan SMALL = Asked.plan(
            "is.example.com",
            List.of(
                    Asked.of(Role.CA, KeyAlgorithm.EC_P256),
                    Asked.of(Role.TLS, KeyAlgorithm.EC_P256).with(names("dns:is.example.com"))));

    /** All roles; RSA where it has to be. */
    static final KeysPlan FULL = Asked.with(
            Asked.with(SMALL, Asked.of(Role.PRIMARY, KeyAlgorithm.RSA_2048)),
            Asked.of(Role.INTERNAL, KeyAlgorithm.RSA_2048));

    public final Path folder;
    public final MemorySecrets secrets;
    public final List<String> said = new ArrayList<>();
    Instant now = Samples.NOW;
    boolean frozen;
    public Disk disk = new Disk();

    public Builds(Path folder) {
        this(folder, new MemorySecrets());
    }

    public Builds(Path folder, MemorySecrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    public Keys run(KeysPlan plan) throws IOException {
        return lifeCycle().reconcile(plan, secrets);
    }

    public Keys rotate(KeysPlan plan, Role role) throws IOException {
        return lifeCycle().rotate(plan, role, secrets);
    }

    KeyLifeCycle lifeCycle() {
        said.clear();
        var directory = new KeysDirectory(folder, frozen, disk);
        return new KeyLifeCycle(
                directory,
                new OpenStores(),
                new KeyPairs(Samples.RANDOM),
                Clock.fixed(now, ZoneOffset.UTC),
                Samples.RANDOM,
                this);
    }

    public String path(String name) {
        return folder.resolve(name).toString();
    }

    public String lock() throws IOException {
        return Files.readString(folder.resolve(KeysLockFile.FILE));
    }

    /** All files of the directory with their content, to see that nothing has changed. */
    public SortedMap<String, String> snapshot() throws IOException {
        SortedMap<String, String> snapshot = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path file : paths.filter(Files::isRegularFile).toList()) {
                    snapshot.put(
                            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return snapshot;
    }

    public static Map<Role, String> hashes(Keys keys) {
        return keys.all().stream()
                .collect(Collectors.toMap(
                        RoleKey::role, key -> Spki.sha256(key.entry().certificate())));
    }

    public static Map<Role, KeyStatus> statuses(Keys keys) {
        return keys.all().stream().collect(Collectors.toMap(RoleKey::role, RoleKey::status));
    }

    static List<SubjectAlternativeName> names(String... names) {
        return Stream.of(names)
                .map(name -> SubjectAlternativeName.parse("<name>", name))
                .toList();
    }

    @Override
    public void info(String message) {
        said.add(message);
    }

    @Override
    public void warn(String message) {
        said.add("WARNING " + message);
    }
}
