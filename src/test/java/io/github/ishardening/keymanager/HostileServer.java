package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** An unpacked Identity Server 7.1.0 that leaves a mark on the machine if anything of it is run. */
public final class HostileServer {

    /** What is hostile in the catalogue of its database. */
    public enum Catalogue {
        /** A view in the place of the table, over a function in Java. */
        ALIAS(
                "CREATE ALIAS EVIL AS 'int evil() throws Exception {"
                        + " java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\")); return 1; }'",
                "CREATE VIEW IDN_OAUTH_CONSUMER_APPS AS SELECT EVIL() AS CONSUMER_KEY"),
        /** A view in the place of the table. */
        VIEW("CREATE VIEW IDN_OAUTH_CONSUMER_APPS AS SELECT 1 AS CONSUMER_KEY"),
        /** A trigger. */
        TRIGGER(
                "CREATE TABLE IDN_OAUTH_CONSUMER_APPS (CONSUMER_KEY VARCHAR(255))",
                "CREATE FORCE TRIGGER EVIL BEFORE SELECT ON IDN_OAUTH_CONSUMER_APPS CALL 'org.example.Evil'"),
        /** A table elsewhere, whose address runs SQL when it is opened. */
        LINKED("CREATE FORCE LINKED TABLE IDN_OAUTH_CONSUMER_APPS('', 'jdbc:h2:mem:evil;INIT=CALL"
                + " CSVWRITE(''%s'', ''SELECT 1'')', '', '', 'EVIL')"),
        /** A built-in function that writes files. */
        FILE_WRITE(
                "CREATE TABLE IDN_OAUTH_CONSUMER_APPS (" + "CONSUMER_KEY VARCHAR(255) DEFAULT FILE_WRITE('00', '%s'))");

        private final List<String> statements;

        Catalogue(String... statements) {
            this.statements = List.of(statements);
        }
    }

    private static final String ENGINE = "repository/components/plugins/h2-engine_2.2.224.wso2v2.jar";

    private HostileServer() {}

    /** Makes one whose database is hostile. */
    public static void make(Path home, Path mark, Catalogue catalogue) throws Exception {
        make(home, mark, catalogue.statements.toArray(String[]::new));
    }

    /** Makes one whose database is sound, but neither its SQL scripts nor its H2. */
    public static void make(Path home, Path mark) throws Exception {
        make(home, mark, TestDatabase.applications(), TestDatabase.application("one", 1));
        Path script = home.resolve("dbscripts/identity/h2.sql");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "CALL CSVWRITE('%s', 'SELECT 1');".formatted(mark));
    }

    private static void make(Path home, Path mark, String... statements) throws Exception {
        Kernels.unpack(Kernels.PKCS12, home);
        Files.writeString(home.resolve("bin/version.txt"), "WSO2 Identity Server v7.1.0");
        Files.createDirectories(home.resolve(ENGINE).getParent());
        Files.write(home.resolve(ENGINE), new byte[0]);
        Path folder = Files.createTempDirectory(home.getParent(), "made");
        try (var server = Distribution.open(home)) {
            var database = TestDatabase.of(server, folder);
            for (String statement : statements) {
                database.run(statement.replace("%s", mark.toString()));
            }
            Path file = home.resolve(TestDatabase.PATH);
            Files.createDirectories(file.getParent());
            Files.write(file, database.content());
        }
        Files.write(home.resolve(ENGINE), jar(folder, mark));
        // Making some of them has run them.
        Files.deleteIfExists(mark);
    }

    /** Whether consumer keys are unique in the database of a server. */
    public static boolean hasUniqueConsumerKeys(Path home) throws IOException {
        return new String(Files.readAllBytes(home.resolve(TestDatabase.PATH)), UTF_8)
                .contains("UNIQUE_CONSUMER_KEY_CONSTRAINT");
    }

    /** A jar whose driver leaves a mark when it is loaded. */
    private static byte[] jar(Path folder, Path mark) throws IOException {
        Path source = folder.resolve("Driver.java");
        Files.writeString(source, """
                package org.h2;
                public class Driver {
                    static {
                        try { java.nio.file.Files.createFile(java.nio.file.Path.of("%s")); }
                        catch (java.io.IOException e) { throw new IllegalStateException(e); }
                    }
                }
                """.formatted(mark));
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        Path jar = folder.resolve("h2.jar");
        try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new JarEntry("org/h2/Driver.class"));
            entries.write(Files.readAllBytes(folder.resolve("org/h2/Driver.class")));
        }
        return Files.readAllBytes(jar);
    }
}
