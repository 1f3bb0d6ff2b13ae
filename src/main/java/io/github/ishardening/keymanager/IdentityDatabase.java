package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.server.H2Files;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * {@code WSO2IDENTITY_DB}, if it is the H2 database in the distribution. It is rebuilt in another JVM, and replaced
 * only on success.
 */
record IdentityDatabase(String path, byte[] content, DatabaseUser user, H2Engine engine) {

    private static final String KEY = "database.identity_db.";
    private static final String USUAL = ServerFiles.DATABASES + "WSO2IDENTITY_DB";
    /** The user's default name and password. */
    private static final String PUBLISHED = PublishedPasswords.STOCK.reveal();
    /** A path inside the distribution: no part of it begins with a dot. */
    private static final Pattern EMBEDDED = Pattern.compile(
            "jdbc:h2:(?:file:)?(?:\\$\\{carbon\\.home\\}/|\\./)?(repository(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*+)++)(?:;.*)?");

    /** Begins the footer that ends an H2 file; H2 would treat a truncated file as an older state. */
    private static final byte[] FOOTER = "chunk:".getBytes(US_ASCII);

    private static final int FOOTER_LENGTH = 128;
    /** The maximum size in bytes; the stock database has less than 1 MB. */
    private static final int LARGEST = 64 << 20;

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** The cure if the database can't be edited here. */
    static final String OTHERWISE =
            "Set <keyManager><uniqueConstraint> to false, and make CONSUMER_KEY of IDN_OAUTH_CONSUMER_APPS unique on"
                    + " the server.";

    /** The cure if the database isn't in order. */
    static final String CURE =
            "Make sure that it is intact and that [database.identity_db] in deployment.toml has its user and"
                    + " password, or set <keyManager><uniqueConstraint> to false.";

    /**
     * The distribution's embedded database; empty if there is none, or if another database is configured.
     *
     * @param toml the deployment.toml of the distribution
     * @param fragment the user's fragment, which takes precedence
     */
    static Optional<IdentityDatabase> find(
            Distribution distribution, DeploymentToml toml, Optional<DeploymentToml> fragment) throws IOException {
        Optional<String> path = path(value("type", toml, fragment), value("url", toml, fragment));
        if (path.isEmpty() || !distribution.exists(path.get())) {
            return Optional.empty();
        }
        var user = new DatabaseUser(
                toml.string(KEY + "username").orElse(PUBLISHED),
                toml.string(KEY + "password").orElse(PUBLISHED));
        if (distribution.size(path.get()) > LARGEST) {
            throw new ProblemException(
                    path.get(),
                    "is larger than %s MB; stock databases are smaller.".formatted(LARGEST >> 20),
                    OTHERWISE);
        }
        return Optional.of(new IdentityDatabase(
                path.get(), distribution.readDatabase(path.get()), user, H2Engine.of(distribution)));
    }

    private static Optional<String> value(String key, DeploymentToml toml, Optional<DeploymentToml> fragment) {
        return fragment.flatMap(own -> own.string(KEY + key)).or(() -> toml.string(KEY + key));
    }

    /** A database is configured by its URL, or by type, host, port and name. */
    private static Optional<String> path(Optional<String> type, Optional<String> url) {
        if (type.filter(named -> !named.equals("h2")).isPresent()) {
            return Optional.empty();
        }
        if (url.isEmpty()) {
            return Optional.of(USUAL + H2Files.MV_STORE);
        }
        var embedded = EMBEDDED.matcher(url.get());
        return embedded.matches() ? Optional.of(embedded.group(1) + H2Files.MV_STORE) : Optional.empty();
    }

    /**
     * Makes consumer keys unique, without staging anything.
     *
     * @throws ProblemException if the database can't be opened, or has duplicates
     */
    ConstrainedDatabase constrain(SetupContext context) throws IOException {
        requireWhole();
        Path kept = kept(context.databases());
        if (Files.isRegularFile(kept)) {
            return new ConstrainedDatabase(
                    path, UniqueConsumerKeys.HardeningResult.ADDED, Files.readAllBytes(kept), Optional.empty());
        }
        try (var scratch = ScratchFolder.create()) {
            Path folder = scratch.write(DatabaseRebuild.ORIGINAL, content).getParent();
            var outcome = rebuild(engine.jar(context.engines()), folder);
            return outcome == UniqueConsumerKeys.HardeningResult.ADDED
                    ? new ConstrainedDatabase(
                            path,
                            outcome,
                            Files.readAllBytes(folder.resolve(DatabaseRebuild.REBUILT)),
                            Optional.of(kept))
                    : new ConstrainedDatabase(path, outcome, content, Optional.empty());
        }
    }

    /** Where the result is kept: as H2 stores the time in its files, each rebuild of the same database differs. */
    private Path kept(Path folder) {
        var madeOf = Digests.sha256();
        madeOf.update((engine + " rebuilt").getBytes(UTF_8));
        return folder.resolve(HexFormat.of().formatHex(madeOf.digest(content)) + H2Files.MV_STORE);
    }

    private UniqueConsumerKeys.HardeningResult rebuild(Path jar, Path folder) throws IOException {
        var ended = new LockedJvm(folder, LIMIT)
                .run(
                        DatabaseRebuild.class,
                        jar,
                        List.of(path, engine.toString()),
                        List.of(user.name(), user.password()));
        Path file = folder.resolve(DatabaseRebuild.ANSWER);
        if (ended.isEmpty()) {
            throw new ProblemException(
                    path, "%s didn't read it within %s seconds.".formatted(engine, LIMIT.toSeconds()), CURE);
        }
        if (!Files.exists(file)) {
            throw new ProblemException(path, "%s failed on it (code %s).".formatted(engine, ended.get()), CURE);
        }
        var answer = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            answer.load(reader);
        }
        String outcome = answer.getProperty(DatabaseRebuild.OUTCOME);
        if (outcome == null) {
            throw new ProblemException(
                    path, answer.getProperty(DatabaseRebuild.PROBLEM), answer.getProperty(DatabaseRebuild.CURE));
        }
        return UniqueConsumerKeys.HardeningResult.valueOf(outcome);
    }

    private void requireWhole() {
        int footer = content.length - FOOTER_LENGTH;
        boolean whole = footer > 0 && Arrays.equals(content, footer, footer + FOOTER.length, FOOTER, 0, FOOTER.length);
        if (!whole) {
            throw new ProblemException(path, "is truncated, or not an H2 database.", CURE);
        }
    }
}
