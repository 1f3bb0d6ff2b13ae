package io.github.ishardening.evidence.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays of small servers: what names do to them, and what their Dockerfiles say. */
class OverlayNamesTest {

    private static final String HEAD = """
            # Applies the hardening changes to the stock server.
            #     docker build - < this-archive.tar.gz
            ARG IMAGE%s
            FROM ${IMAGE}
            # Copied over another version, or outside the server's folder, the files would be useless.
            RUN ["grep", "-qxF", "--", "%s", "/home/wso2carbon/server/bin/version.txt"]
            """;
    private static final String LONG = "repository/" + "long/".repeat(40) + "\u00fc";

    @TempDir
    private Path folder;

    private Distribution open(String nameAndVersion) throws IOException {
        SmallServer.of(nameAndVersion, folder);
        return Distribution.open(folder.resolve("server"), folder.resolve("original"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String run(String command) throws IOException, InterruptedException {
        var ran = Command.run(folder, "sh", "-c", command);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return ran.output();
    }

    private String dockerfile(Distribution distribution, PrivateFiles readers)
            throws IOException, InterruptedException {
        ServerOverlay.of(distribution, readers, null).writeArchive(folder.resolve("overlay.tar.gz"));
        return run("tar -xOzf overlay.tar.gz Dockerfile");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "WSO2 Identity Server v7.1.0, =wso2/wso2is:7.1.0, 802",
                "WSO2 Identity Server v5.9.0, =wso2/wso2is:5.9.0, 802",
                "WSO2 Identity Server v7.3.0-beta1, =wso2/wso2is:7.3.0-beta1, 802",
                "WSO2 API Manager v4.2.0, =wso2/wso2am:4.2.0, 802",
                "WSO2 API Manager v4.3.0, =wso2/wso2am:4.3.0, 10001",
                "WSO2 API Control Plane v4.5.0, =wso2/wso2am-acp:4.5.0, 10001",
                "WSO2 Universal Gateway v4.5.0, =wso2/wso2am-universal-gw:4.5.0, 10001",
                "WSO2 Traffic Manager v4.6.0, =wso2/wso2am-tm:4.6.0, 10001",
                "WSO2 Micro Integrator v4.3.0, '', 802",
                "WSO2 Identity Server v7.1.0$(id), '', 802"
            })
    void startsFromTheImageOfTheProduct(String version, String image, int user)
            throws IOException, InterruptedException {
        try (var distribution = open(version)) {
            distribution.write("bin/added", bytes("added"));

            assertThat(dockerfile(distribution, PrivateFiles.OWNER))
                    .isEqualTo(HEAD.formatted(image, version)
                            + "COPY --chown=%d:%1$d server /home/wso2carbon/server\n".formatted(user));
        }
    }

    /** By a part of its line the image of 7.1.01 would do for 7.1.0, and one that was edited on Windows for none. */
    @Test
    void comparesTheLineOfTheVersionAsAWhole() throws IOException, InterruptedException {
        SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("bin/version.txt", "\r\n WSO2 Kernel v4.10.3\r\nmore\r\n");
        try (var distribution = Distribution.open(folder.resolve("server"), folder.resolve("original"))) {
            assertThat(dockerfile(distribution, PrivateFiles.OWNER))
                    .startsWith(HEAD.formatted("", " WSO2 Kernel v4.10.3\\r"));
        }
    }

    @Test
    void sharesTheServerWithTheGroupOfOpenShift() throws IOException, InterruptedException {
        try (var distribution = open("WSO2 API Manager v4.5.0")) {
            distribution.delete("repository/resources/conf/default.json");

            assertThat(dockerfile(distribution, PrivateFiles.GROUP))
                    .isEqualTo(HEAD.formatted("=wso2/wso2am:4.5.0", "WSO2 API Manager v4.5.0") + """
                            USER 0
                            COPY --chown=10001:0 server /home/wso2carbon/server
                            RUN ["rm", "-f", "--", "/home/wso2carbon/server/repository/resources/conf/default.json"]
                            # OpenShift runs containers as an arbitrary user in group 0.
                            RUN chgrp -R 0 /home/wso2carbon && chmod -R g=u /home/wso2carbon
                            USER 10001
                            """);
        }
    }

    /** JSON keeps them from the shell, and Docker substitutes no variables in a command. */
    @Test
    void quotesWhatAShellWouldTakeForSomethingElse() throws IOException, InterruptedException {
        SmallServer.of("WSO2 \"Identity\" `id` Server v7.1.0", folder)
                .with("a b/$(id) 'x' \"y\" ;&|<>*?[#]", "")
                .with("-rf", "");
        try (var distribution = Distribution.open(folder.resolve("server"), folder.resolve("original"))) {
            distribution.delete("a b/$(id) 'x' \"y\" ;&|<>*?[#]");
            distribution.delete("-rf");

            assertThat(dockerfile(distribution, PrivateFiles.OWNER))
                    .isEqualTo(HEAD.formatted("", "WSO2 \\\"Identity\\\" `id` Server v7.1.0") + """
                            COPY --chown=802:802 server /home/wso2carbon/server
                            RUN ["rm", "-f", "--", "/home/wso2carbon/server/-rf", \
                            "/home/wso2carbon/server/a b/$(id) 'x' \\"y\\" ;&|<>*?[#]"]
                            """);
            run("tar -xpzf overlay.tar.gz && xargs -d '\\n' rm -f -- < server.deletions");
            assertThat(run("find server -type f | sort")).isEqualTo("""
                    server/bin/version.txt
                    server/bin/wso2carbon-version.txt
                    server/repository/conf/deployment.toml
                    server/repository/resources/conf/default.json
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, drwxr-xr-x 802/802", "GROUP, drwxrwxr-x 802/0"})
    void hasFoldersThatStockLacksAndNoOthers(PrivateFiles readers, String shown)
            throws IOException, InterruptedException {
        for (int build = 0; build < 2; build++) {
            try (var distribution = open("WSO2 Identity Server v7.1.0")) {
                distribution.write("repository/conf/new/deep/file", bytes("new"));
                distribution.write("repository/conf/added", bytes("new"));
                var overlay = ServerOverlay.of(distribution, readers, null);
                overlay.writeLayer(folder.resolve("layer.tar.gz"), folder.resolve("layer.json"));
                distribution.save();
            }
            String home = "home/wso2carbon/server/repository/conf/";

            assertThat(run("tar -tzf layer.tar.gz"))
                    .isEqualTo(String.join(
                            "\n", home + "added", home + "new/", home + "new/deep/", home + "new/deep/file", ""));
            assertThat(run("TZ=UTC tar --numeric-owner -tvzf layer.tar.gz | grep ^d | tr -s ' '"))
                    .isEqualTo("%s 0 1980-01-01 00:00 %snew/\n%1$s 0 1980-01-01 00:00 %2$snew/deep/\n"
                            .formatted(shown, home));
        }
    }

    @Test
    void knowsTheEmptyFoldersOfAZip() throws IOException, InterruptedException {
        open("WSO2 Identity Server v7.1.0").close();
        Files.createDirectories(folder.resolve("server/empty/deep"));
        run("zip -q -r server.zip server");
        try (var distribution = Distribution.open(folder.resolve("server.zip"))) {
            distribution.write("empty/deep/file", bytes("new"));
            ServerOverlay.of(distribution, PrivateFiles.OWNER, null)
                    .writeLayer(folder.resolve("layer.tar.gz"), folder.resolve("layer.json"));
        }

        assertThat(run("tar -tzf layer.tar.gz")).isEqualTo("home/wso2carbon/server/empty/deep/file\n");
    }

    @Test
    void namesThatTarKnowsByExtensionsTellNothingOfTheBuild() throws IOException, InterruptedException {
        try (var distribution = open("WSO2 Identity Server v7.1.0")) {
            distribution.write(LONG, bytes("long"));
            ServerOverlay.of(distribution, PrivateFiles.OWNER, null).writeArchive(folder.resolve("overlay.tar.gz"));
        }

        assertThat(run("LC_ALL=C.UTF-8 tar --quoting-style=literal -tzf overlay.tar.gz"))
                .contains("server/" + LONG + "\n");
        run("gzip -dc overlay.tar.gz > overlay.tar");
        byte[] tar = Files.readAllBytes(folder.resolve("overlay.tar"));
        assertThat(owners(tar)).isNotEmpty().containsOnly("wso2carbon");
    }

    /** The name of the owner in each header (POSIX ustar: magic at 257, name of the owner at 265). */
    private static List<String> owners(byte[] tar) {
        var text = new String(tar, StandardCharsets.ISO_8859_1);
        var owners = new ArrayList<String>();
        for (int header = 0; header < tar.length; header += 512) {
            if (text.startsWith("ustar", header + 257)) {
                owners.add(text.substring(header + 265, header + 297).replace("\0", ""));
            }
        }
        return owners;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "$(id)", "-server", ".server", "Dockerfile", "se\nrver", "s\u00e9rver", "[a]"})
    void refusesAFolderThatCanBeInNoImage(String name) throws IOException {
        open("WSO2 Identity Server v7.1.0").close();
        Path renamed = Files.move(folder.resolve("server"), folder.resolve(name));
        try (var distribution = Distribution.open(renamed)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerOverlay.of(distribution, PrivateFiles.OWNER, null))
                    .withMessage(renamed.toRealPath()
                            + ": can't be used for an overlay: the name of its folder must consist of letters,"
                            + " digits and . _ -, and must not be Dockerfile. Rename the folder, or remove <overlay>.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/.wh.file", ".wh..wh..opq", "repository/.wh.folder/file"})
    void refusesNamesThatDeleteFilesInALayer(String path) throws IOException {
        try (var distribution = open("WSO2 Identity Server v7.1.0")) {
            distribution.write(path, bytes("file"));

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerOverlay.of(distribution, PrivateFiles.OWNER, null))
                    .withMessage(
                            path + ": can't be in a layer of a container image, where names that start with .wh. delete"
                                    + " files. Rename it, or remove <overlay>.");
        }
    }

    @Test
    void refusesToWriteWhereAFolderIs() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("overlay.tar.gz"));
        Path layer = folder.resolve("layer.tar.gz");
        Path descriptor = Files.createDirectories(folder.resolve("layer.json"));
        try (var distribution = open("WSO2 Identity Server v7.1.0")) {
            var overlay = ServerOverlay.of(distribution, PrivateFiles.OWNER, null);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> overlay.writeArchive(taken))
                    .withMessage(taken + ": is a folder, but the result must be written to a file of this name."
                            + " Move it or choose another output directory.");
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> overlay.writeLayer(layer, descriptor))
                    .withMessage(descriptor + ": is a folder, but the result must be written to a file of this name."
                            + " Move it or choose another output directory.");
            assertThat(layer).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyButSoundWhereNothingChanges(PrivateFiles readers) throws IOException, InterruptedException {
        try (var distribution = open("WSO2 Identity Server v7.1.0")) {
            var overlay = ServerOverlay.of(distribution, readers, null);
            overlay.writeArchive(folder.resolve("overlay.tar.gz"));
            overlay.writeLayer(folder.resolve("layer.tar.gz"), folder.resolve("layer.json"));
        }

        assertThat(run("tar -tzf overlay.tar.gz")).isEqualTo("Dockerfile\nserver.deletions\n");
        assertThat(run("tar -tzf layer.tar.gz")).isEmpty();
    }
}
