package io.github.ishardening.mounted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountsTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final String SECURITY = "repository/resources/security/";
    private static final String SCRIPT = """
            $JAVACMD \\
            $JAVA_OPTS \\
            -Db=late \\
            org.wso2.carbon.bootstrap.Bootstrap $*
            """;
    private static final String CONFIG_MAP = """
            kind: ConfigMap
            metadata: {name: %s}
            data:
              deployment.toml: |
                [server]
                hostname = "%1$s.example.com"
              log4j2.properties: "a = b"
              readme.txt: none
            ---
            """;
    private static final String DEPLOYMENT = """
            kind: Deployment
            metadata: {name: %s}
            spec:
              template:
                spec:
                  containers:
                  - name: proxy
                  - name: server
                    args: [-Da=argument]
                    env:
                    - {name: JAVA_OPTS, value: -Da=manifest}
                    volumeMounts:
                    - {name: conf, mountPath: %s/repository/conf/deployment.toml, subPath: deployment.toml}
                    - {name: entry, mountPath: /home/wso2carbon/docker-entrypoint.sh, subPath: readme.txt}
                    - {name: stores, mountPath: /opt/wso2is-7.1.0/repository/resources/security}
                  volumes:
                  - {name: conf, configMap: {name: %s}}
                  - {name: entry, configMap: {name: %3$s}}
                  - {name: stores, secret: {secretName: stores}}
            ---
            """;
    private static final String COPIED = "/home/wso2carbon/wso2-config-volume";
    private static final String SECRET = """
            kind: Secret
            metadata: {name: %s}
            data: {primary.p12: bmV3}
            ---
            """;

    @TempDir
    Path folder;

    @Test
    void aTomlIsLaidOverWithoutTouchingTheServer() throws IOException {
        write("over.toml", "a = 1\n");
        try (var server = server()) {
            var mounts = read("over.toml", null, null);

            var origins = mounts.layOver(server, PrivateFiles.OWNER);

            assertThat(mounts.names()).containsExactly("over.toml");
            assertThat(text(server, TOML)).isEqualTo("a = 1\n");
            assertThat(origins.of(Location.of(TOML, 1))).hasToString("over.toml:1");
            assertThat(origins.of(Location.of(TOML))).hasToString("over.toml");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 3))).hasToString("bin/wso2server.sh:3");
        }
        assertThat(folder.resolve("server/" + TOML)).hasContent("[server]");
    }

    /** That of a pack would be left over from a start. */
    @Test
    void thePasswordThatAClusterHandsOverIsNoPartOfTheServer() throws IOException {
        write(
                "release.yaml",
                CONFIG_MAP.formatted("is")
                        + DEPLOYMENT
                                .formatted("is", COPIED, "is")
                                .replace("/repository/resources/security", "/password-tmp, subPath: password-tmp")
                        + SECRET.formatted("stores").replace("primary.p12", "password-tmp"));
        try (var server = server()) {
            read("release.yaml", null, null).layOver(server, PrivateFiles.OWNER);

            assertThat(server.edits()).containsKey(TOML);
            assertThat(server.exists("password-tmp")).isFalse();
        }
    }

    private static final String ENTRY_POINT = """
            kind: ConfigMap
            metadata: {name: is}
            data:
              deployment.toml: ""
              readme.txt: |
                #!/bin/sh
                # sh ${WSO2_SERVER_HOME}/bin/old.sh -Dold
                sh ${WSO2_SERVER_HOME}/bin/wso2server.sh "$@" %s
            ---
            """;

    @Test
    void whatTheEntryPointAddsIsAnArgumentToo() throws IOException {
        write(
                "release.yaml",
                ENTRY_POINT.formatted(" -Db=entry --debug")
                        + DEPLOYMENT.formatted("is", COPIED, "is")
                        + SECRET.formatted("stores"));
        try (var server = server()) {
            read("release.yaml", null, null).layOver(server, PrivateFiles.OWNER);

            assertThat(text(server, "bin/wso2server.sh")).contains("-Da=argument -Db=entry --debug");
        }
    }

    @Test
    void whatOnlyAShellCanTellOfTheEntryPointIsNotPassedOver() throws IOException {
        write(
                "release.yaml",
                ENTRY_POINT.formatted("$MORE") + DEPLOYMENT.formatted("is", COPIED, "is") + SECRET.formatted("stores"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("release.yaml", null, null))
                .withMessage("release.yaml:8: the entry point starts the server with arguments that only a shell can"
                        + " evaluate. Set the resulting JAVA_OPTS with -Dis-hardening.audit.start=....");
        assertThat(read("release.yaml", null, "-Da=b").names()).contains("JAVA_OPTS");
    }

    @Test
    void whatNoStartScriptShowsIsNotPassedOver() throws IOException {
        write(
                "release.yaml",
                CONFIG_MAP.formatted("is")
                        + DEPLOYMENT.formatted("is", COPIED, "is").replace("JAVA_OPTS", "JAVA_TOOL_OPTIONS")
                        + SECRET.formatted("stores"));
        try (var server = server()) {
            server.delete("bin/wso2server.sh");

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read("release.yaml", null, null).layOver(server, PrivateFiles.OWNER))
                    .withMessage("JAVA_TOOL_OPTIONS, args: no start script in bin can be analysed for its use of these"
                            + " options. Restore the distribution's start scripts.");
        }
    }

    @Test
    void aConfigMapIsLaidOverByTheNamesOfItsKeys() throws IOException {
        write("map.yaml", CONFIG_MAP.formatted("is"));
        try (var server = server()) {
            var mounts = read("map.yaml", null, null);

            var origins = mounts.layOver(server, PrivateFiles.OWNER);

            assertThat(mounts.names()).containsExactly("map.yaml (ConfigMap is)");
            assertThat(server.edits())
                    .isEqualTo(Map.of(TOML, Change.REPLACED, "repository/conf/log4j2.properties", Change.ADDED));
            assertThat(origins.of(Location.of(TOML, 2))).hasToString("map.yaml:6");
            assertThat(origins.of(Location.of("repository/conf/log4j2.properties", 1)))
                    .hasToString("map.yaml!/is/log4j2.properties:1");
        }
    }

    @Test
    void aReleaseIsLaidOverAsItsContainerMountsIt() throws IOException {
        write(
                "release.yaml",
                CONFIG_MAP.formatted("is") + DEPLOYMENT.formatted("is", COPIED, "is") + SECRET.formatted("stores"));
        try (var server = server()) {
            var mounts = read("release.yaml", null, null);

            var origins = mounts.layOver(server, PrivateFiles.OWNER);

            assertThat(mounts.names()).containsExactly("release.yaml (Deployment is)");
            assertThat(server.edits())
                    .isEqualTo(Map.of(
                            TOML,
                            Change.REPLACED,
                            "bin/wso2server.sh",
                            Change.REPLACED,
                            SECURITY + "primary.p12",
                            Change.REPLACED,
                            SECURITY + "other.p12",
                            Change.DELETED));
            assertThat(text(server, "bin/wso2server.sh")).isEqualTo("""
                    $JAVACMD \\
                        -Da=manifest \\
                    $JAVA_OPTS \\
                    -Db=late \\
                    org.wso2.carbon.bootstrap.Bootstrap -Da=argument \\
                     $*
                    """);
            assertThat(origins.of(Location.of("bin/wso2server.sh", 2))).hasToString("release.yaml:20");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 4))).hasToString("bin/wso2server.sh:3");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 5))).hasToString("release.yaml:18");
            assertThat(origins.of(Location.of(SECURITY + "primary.p12")))
                    .hasToString("release.yaml!/stores/primary.p12");
        }
    }

    @Test
    void whatTheUserGivesBesidesWins() throws IOException {
        write("release.yaml", CONFIG_MAP.formatted("is") + DEPLOYMENT.formatted("is", "/opt/wso2is-7.1.0", "is"));
        write("stores/primary.p12", "given");
        try (var server = server()) {
            var mounts = read("release.yaml", "stores/", "-Da=given");

            var origins = mounts.layOver(server, PrivateFiles.OWNER);

            assertThat(mounts.names()).containsExactly("release.yaml (Deployment is)", "stores/", "JAVA_OPTS");
            assertThat(text(server, SECURITY + "primary.p12")).isEqualTo("given");
            assertThat(text(server, "bin/wso2server.sh")).contains("-Da=given").doesNotContain("-Da=manifest");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 2))).hasToString("JAVA_OPTS");
            assertThat(origins.of(Location.of(SECURITY + "primary.p12"))).hasToString("stores/primary.p12");
        }
    }

    @Test
    void aMountedScriptGetsTheOptions() throws IOException {
        write("map.yaml", """
                kind: ConfigMap
                data:
                  deployment.toml: ""
                  wso2server.sh: |
                    #!/bin/sh
                    java -Dc=d $JAVA_OPTS \\
                    org.wso2.carbon.bootstrap.Bootstrap
                """);
        try (var server = server()) {
            var origins = read("map.yaml", null, "-Da=b").layOver(server, PrivateFiles.OWNER);

            assertThat(text(server, "bin/wso2server.sh")).contains("-Da=b");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 3))).hasToString("JAVA_OPTS");
            assertThat(origins.of(Location.of("bin/wso2server.sh", 5))).hasToString("map.yaml:7");
        }
    }

    @Test
    void storesOfASecretAreLaidOverTheOthers() throws IOException {
        write("secret.yaml", SECRET.formatted("stores") + "kind: Secret\nmetadata: {name: token}\ndata: {t: dA==}\n");
        try (var server = server()) {
            var origins = read(null, "secret.yaml", null).layOver(server, PrivateFiles.OWNER);

            assertThat(server.edits()).isEqualTo(Map.of(SECURITY + "primary.p12", Change.REPLACED));
            assertThat(server.mode(SECURITY + "primary.p12")).hasValue(0600);
            assertThat(origins.of(Location.of(SECURITY + "primary.p12")))
                    .hasToString("secret.yaml!/stores/primary.p12");
        }
    }

    @Test
    void storesAreFoundWhereKubernetesLinksThem() throws IOException {
        write("stores/..2026_01/primary.p12", "linked");
        Files.createSymbolicLink(folder.resolve("stores/..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(folder.resolve("stores/primary.p12"), Path.of("..data/primary.p12"));
        try (var server = server()) {
            read(null, "stores", null).layOver(server, PrivateFiles.OWNER);

            assertThat(text(server, SECURITY + "primary.p12")).isEqualTo("linked");
            assertThat(server.edits()).hasSize(1);
        }
    }

    @Test
    void oneOfSeveralIsNamed() throws IOException {
        write("maps.yaml", CONFIG_MAP.formatted("one") + CONFIG_MAP.formatted("two"));
        write(
                "releases.yaml",
                CONFIG_MAP.formatted("one")
                        + CONFIG_MAP.formatted("two")
                        + DEPLOYMENT.formatted("is-1", COPIED, "one")
                        + DEPLOYMENT.formatted("is-2", COPIED, "two")
                        + SECRET.formatted("stores"));
        write("secrets.yaml", SECRET.formatted("one") + SECRET.formatted("two"));

        assertRefused(
                "maps.yaml",
                null,
                "maps.yaml: contains more than one deployment.toml: ConfigMap one, ConfigMap two."
                        + " Specify which one to use, for example maps.yaml#one.");
        assertRefused(
                "releases.yaml",
                null,
                "releases.yaml: contains more than one container of a server: Deployment is-1, Deployment is-2."
                        + " Specify which one to use, for example releases.yaml#is-1.");
        assertRefused(
                null,
                "secrets.yaml",
                "secrets.yaml: contains more than one object with the same store: Secret one, Secret two."
                        + " Specify which one to use, for example secrets.yaml#one.");
        assertThat(read("maps.yaml#two", "secrets.yaml#one", null).names())
                .containsExactly("maps.yaml (ConfigMap two)", "secrets.yaml");
        assertThat(read("releases.yaml#is-2", null, null).names()).containsExactly("releases.yaml (Deployment is-2)");
        assertThat(read("releases.yaml#one", null, null).names()).containsExactly("releases.yaml (ConfigMap one)");
        Files.copy(folder.resolve("maps.yaml"), folder.resolve("maps#one.yaml"));
        assertThat(read("maps#one.yaml#two", null, null).names()).containsExactly("maps#one.yaml (ConfigMap two)");
    }

    @Test
    void whatIsMountedFromElsewhereHasToBeGiven() throws IOException {
        write("release.yaml", CONFIG_MAP.formatted("is") + DEPLOYMENT.formatted("is", COPIED, "is"));

        assertRefused(
                "release.yaml",
                null,
                "release.yaml:24: Deployment is mounts /opt/wso2is-7.1.0/repository/resources/security from Secret stores,"
                        + " which isn't in this file, so the audit can't see it. Add its manifest to the file, or"
                        + " provide the stores with -Dis-hardening.audit.security=DIRECTORY.");
    }

    @Test
    void aCommandThatIsNoScriptIsNotLookedInto() throws IOException {
        String release =
                CONFIG_MAP.formatted("is") + DEPLOYMENT.formatted("is", COPIED, "is") + SECRET.formatted("stores");
        write("own.yaml", release.replace("args:", "command: [sh, -c]\n        args:"));
        write(
                "script.yaml",
                release.replace("args:", "command: [/bin/sh, /home/wso2carbon/docker-entrypoint.sh]\n        args:"));
        try (var server = server()) {
            assertRefused(
                    "own.yaml",
                    null,
                    "own.yaml:18: Deployment is starts the server with a custom command, which the audit doesn't"
                            + " analyse. Set the resulting JAVA_OPTS with -Dis-hardening.audit.start=....");
            read("own.yaml", null, "-Da=given").layOver(server, PrivateFiles.OWNER);
            assertThat(text(server, "bin/wso2server.sh")).contains("-Da=given").doesNotContain("-Da=argument");
        }
        try (var server = server()) {
            read("script.yaml", null, null).layOver(server, PrivateFiles.OWNER);
            assertThat(text(server, "bin/wso2server.sh")).contains("-Da=manifest", "-Da=argument");
        }
    }

    @Test
    void modesOfWhatIsMountedAreNotJudged() throws IOException {
        write(
                "map.yaml",
                CONFIG_MAP.formatted("is") + "kind: Secret\nmetadata: {name: s}\nstringData:\n"
                        + "  secret-conf.properties: a\n  gateway.sh: b\n");
        for (var readers : PrivateFiles.values()) {
            try (var server = server()) {
                read("map.yaml", null, null).layOver(server, readers);

                assertThat(server.mode(TOML)).hasValue(readers.mode());
                assertThat(server.mode("repository/conf/security/secret-conf.properties"))
                        .hasValue(readers.mode());
                assertThat(server.mode("bin/gateway.sh")).hasValue(0755);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/wso2is-7.1.0",
                "/opt/wso2is-7.1.0/bin",
                "/opt/wso2is-7.1.0/repository",
                "/opt/wso2is-7.1.0/repository/conf/",
                "/opt/wso2is-7.1.0/repository/conf/security",
                "/opt/wso2is-7.1.0/repository/resources/security/primary.p12",
                COPIED
            })
    void storageThatMayHoldWhatConfiguresTheServerIsSaid(String path) throws IOException {
        String release = CONFIG_MAP.formatted("is")
                + DEPLOYMENT
                        .formatted("is", COPIED, "is")
                        .replace("/opt/wso2is-7.1.0/repository/resources/security", path)
                        .replace("secret: {secretName: stores}", "emptyDir: {}");
        write("release.yaml", release);
        write("data.yaml", release.replace(path + "}", "/opt/wso2is-7.1.0/repository/tenants}"));

        assertRefused(
                "release.yaml",
                null,
                "release.yaml:24: Deployment is mounts " + path + " from storage, whose contents the audit can't see."
                        + " Append # and the name of the ConfigMap with deployment.toml to the path, or provide the stores with"
                        + " -Dis-hardening.audit.security=DIRECTORY.");
        assertThat(read("data.yaml", null, null).laysToml()).isTrue();
    }

    @Test
    void aPathOfManyFoldersEndsNothing() throws IOException {
        String release = CONFIG_MAP.formatted("is")
                + DEPLOYMENT.formatted("is", COPIED, "is").replace("/opt/wso2is-7.1.0/", "/a".repeat(20_000) + "/")
                + SECRET.formatted("stores");
        write("release.yaml", release);

        assertThat(read("release.yaml", null, null).laysToml()).isTrue();
    }

    @Test
    void aTomlThatAServerWouldNotFindIsSaid() throws IOException {
        write(
                "release.yaml",
                CONFIG_MAP.formatted("is")
                        + DEPLOYMENT.formatted("server", "/somewhere", "is").replace("/repository/conf/", "/")
                        + SECRET.formatted("stores"));

        assertRefused(
                "release.yaml",
                null,
                "release.yaml:1: ConfigMap is contains deployment.toml, but Deployment server doesn't mount it where a"
                        + " server expects it. Specify which one to use:"
                        + " -Dis-hardening.audit.deploymentToml=release.yaml#is or release.yaml#server.");
        assertThat(read("release.yaml#server", null, null).laysToml()).isFalse();
    }

    @Test
    void wrongFilesAreRefused() throws IOException {
        write("service.yaml", "kind: Service\n");
        write("stores.txt", "");
        write("empty/.gitignore", "*");
        write("deep/a/b/c/d/primary.p12", "");
        write("out/primary.p12", "");
        Files.createSymbolicLink(folder.resolve("out/other.p12"), folder.resolve("stores.txt"));
        for (int i = 0; i < 201; i++) {
            write("many/" + i, "");
        }
        try (var large = Files.newByteChannel(
                folder.resolve("large.toml"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            large.position(8 << 20).write(ByteBuffer.wrap(new byte[1]));
        }

        assertRefused("none.toml", null, "<auditDeploymentToml>: none.toml doesn't exist. Specify an existing file.");
        assertRefused("a\0b", null, "<auditDeploymentToml>: isn't a file name. Specify an existing file.");
        assertRefused("out", null, "out: isn't a regular file. Specify a regular file.");
        assertRefused(
                "large.toml",
                null,
                "large.toml: is larger than 8 MiB; mounted files can be at most 8 MiB. Specify the right file.");
        assertRefused(
                "service.yaml",
                null,
                "service.yaml: contains no ConfigMap or Secret with the key deployment.toml, and no container that"
                        + " mounts one. Specify a manifest with one, or deployment.toml itself.");
        assertRefused(
                "service.yaml#x",
                null,
                "service.yaml: contains no server workload, ConfigMap or Secret with the name after #."
                        + " Use one of those that it contains:");
        assertRefused(
                null,
                "service.yaml",
                "service.yaml: contains no Secret with a store (.p12, .pfx, .jks, .bcfks)."
                        + " Specify the manifest of the Secret with the stores.");
        assertRefused(
                null,
                "service.yaml#x",
                "service.yaml: contains no Secret x. Specify the manifest of the Secret with the stores.");
        assertRefused(
                null,
                "stores.txt",
                "<auditSecurity>: stores.txt is neither a folder nor a manifest (.yaml, .yml, .json)."
                        + " Specify the folder of the stores, or the manifest of their Secret.");
        assertRefused(null, "empty", "<auditSecurity>: empty contains no files. Specify the folder of the stores.");
        assertRefused(
                null, "many", "<auditSecurity>: many contains more than 200 files. Specify the folder of the stores.");
        assertRefused(null, "deep", "deep/a/b/c/d: isn't a regular file. Specify a regular file.");
        assertRefused(
                null, "out", "out/other.p12: is a link that points outside the folder. Put the file itself there.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashInANameIsNoFolder() throws IOException {
        write("stores/sub\\tls.p12", "");

        assertRefused(null, "stores", "stores/sub\\tls.p12: contains a backslash. Rename it.");
    }

    @Test
    void aServerWithoutUseForItSaysSo() throws IOException {
        write("over.toml", "");
        var small = SmallServer.of("WSO2 Identity Server v5.7.0", folder)
                .with("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.4.35\n")
                .with("repository/conf/carbon.xml", "<Server/>");
        Files.delete(folder.resolve("server").resolve(TOML));
        Files.delete(folder.resolve("server/repository/resources/conf/default.json"));
        try (var old = small.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read("over.toml", null, null).layOver(old, PrivateFiles.OWNER))
                    .withMessage("<auditDeploymentToml>: WSO2 Identity Server 5.7.0 is configured by XML files, and"
                            + " doesn't read deployment.toml. Remove it.");
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(null, null, "-Da=b").layOver(old, PrivateFiles.OWNER))
                    .withMessage(
                            "JAVA_OPTS: no start script in bin passes JAVA_OPTS to the JVM, or each one overrides it."
                                    + " Restore the distribution's start scripts, or remove the options.");
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(null, null, "x".repeat(200_000)))
                .withMessage("<auditStart>: is too long; a variable can be at most 128 KiB. Set it to the value of"
                        + " JAVA_OPTS.");
    }

    private void assertRefused(String toml, String security, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(toml, security, null))
                .withMessage(message);
    }

    private Mounts read(String toml, String security, String start) throws IOException {
        return Mounts.read(new MountRequest(
                folder, Optional.ofNullable(toml), Optional.ofNullable(security), Optional.ofNullable(start)));
    }

    private Distribution server() throws IOException {
        return SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("bin/wso2server.sh", SCRIPT)
                .with(SECURITY + "primary.p12", "old")
                .with(SECURITY + "other.p12", "old")
                .open();
    }

    private static String text(Distribution server, String path) throws IOException {
        return new String(server.read(path), StandardCharsets.UTF_8);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
