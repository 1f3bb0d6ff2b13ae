package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.H2Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** H2 databases as WSO2's products have them, made and read by the engines that the products have. */
final class TestDatabase {

    /** Where products have theirs. */
    static final String PATH = "repository/database/WSO2IDENTITY_DB.mv.db";

    private static final Pattern APPLICATIONS =
            Pattern.compile("CREATE TABLE IF NOT EXISTS IDN_OAUTH_CONSUMER_APPS \\(.*?\\n\\);", Pattern.DOTALL);

    private final Coordinates engine;
    private final Path file;

    private TestDatabase(Coordinates engine, Path file) {
        this.engine = engine;
        this.file = file;
    }

    /** An empty database in the format of this kernel. */
    static TestDatabase of(Distribution kernel, Path folder) throws IOException {
        return new TestDatabase(H2Engine.of(kernel).coordinates(), folder.resolve("made.mv.db"));
    }

    /** The SQL that makes WSO2's own table of applications. */
    static String applications() throws IOException {
        var table = APPLICATIONS.matcher(IdentityServers.schema());
        if (!table.find()) {
            throw new IllegalStateException("WSO2 has another table");
        }
        return table.group();
    }

    /** The SQL that makes an application of this key in a tenant. */
    static String application(String consumerKey, int tenant) {
        return "INSERT INTO IDN_OAUTH_CONSUMER_APPS (CONSUMER_KEY, TENANT_ID) VALUES ('%s', %d);"
                .formatted(consumerKey, tenant);
    }

    /** Runs SQL in it. */
    TestDatabase run(String... statements) throws IOException, SQLException, ReflectiveOperationException {
        new H2Jar(SetupRun.engine(engine)).run(file, statements);
        return this;
    }

    /** Writes all that is in it down, in the words of H2. */
    Path dump(Path script) throws IOException, SQLException, ReflectiveOperationException {
        run("SCRIPT TO '" + script.toAbsolutePath() + "'");
        return script;
    }

    /** Its file. */
    byte[] content() throws IOException {
        return Files.readAllBytes(file);
    }

    /** Puts it into a distribution. */
    void putInto(Distribution distribution) throws IOException {
        distribution.write(PATH, content());
    }

    /** Takes the one of a distribution in its place. */
    TestDatabase takeFrom(Distribution distribution) throws IOException {
        Files.write(file, distribution.read(PATH));
        return this;
    }
}
