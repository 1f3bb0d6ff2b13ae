package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartScriptTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String CURE =
            " Restore the script from the stock distribution, or exclude the controls that edit it.";

    private static final String SMALL = """
            #!/bin/sh
            # JVM_MEM_OPTS="-Xms1m -Xmx2m"
            JVM_MEM_OPTS="-Xms256m -Xmx1024m"
            # $JAVACMD -Dhttpclient.hostnameVerifier=Strict org.wso2.carbon.bootstrap.Bootstrap
                $JAVACMD \\
                $JVM_MEM_OPTS \\
                -Dhttpclient.hostnameVerifier="DefaultAndLocalhost" \\
                -Dconf.location="$CARBON_HOME/repository/conf"\\
                org.wso2.carbon.bootstrap.Bootstrap $*
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"4.10.32", "4.7.1", "4.5.1"})
    void changesOnlyTheLinesAskedForInTheShellScriptsOfRealServers(String version) throws IOException {
        byte[] stock = stock(version, SHELL);

        List<String> hardened = lines(hardened(SHELL, stock));

        List<String> expected = new ArrayList<>(lines(stock));
        int verifier = expected.indexOf("    -Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\" \\");
        expected.set(verifier, "    -Dhttpclient.hostnameVerifier=\"Strict\" \\");
        expected.add(verifier + 1, "    -Djdk.tls.ephemeralDHKeySize=2048 \\");
        expected.add(verifier + 1, "    -Djdk.tls.rejectClientInitiatedRenegotiation=true \\");
        expected.set(
                expected.indexOf("   JVM_MEM_OPTS=\"-Xms256m -Xmx1024m\""), "   JVM_MEM_OPTS=\"-Xms512m -Xmx2048m\"");
        assertThat(hardened).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.10.32", "4.7.1", "4.5.1"})
    void changesOnlyTheOptionsAskedForInTheBatchFilesOfRealServers(String version) throws IOException {
        String stock = text(stock(version, BATCH));

        String hardened = text(hardened(BATCH, stock(version, BATCH)));

        assertThat(hardened)
                .isEqualTo(stock.replace("-Xms256m -Xmx1024m", "-Xms512m -Xmx2048m")
                        .replace(
                                "-Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\"",
                                "-Dhttpclient.hostnameVerifier=\"Strict\""
                                        + " -Djdk.tls.rejectClientInitiatedRenegotiation=true"
                                        + " -Djdk.tls.ephemeralDHKeySize=2048"));
    }

    @ParameterizedTest
    @CsvSource({
        "4.10.32, bin/wso2server.sh", "4.7.1, bin/wso2server.sh", "4.5.1, bin/wso2server.sh",
        "4.10.32, bin/wso2server.bat", "4.7.1, bin/wso2server.bat", "4.5.1, bin/wso2server.bat"
    })
    void changesNothingTheSecondTime(String version, String path) throws IOException {
        byte[] once = hardened(path, stock(version, path));

        assertThat(hardened(path, once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({
        "4.10.32, sh", "4.10.32, dash", "4.10.32, bash",
        "4.7.1, sh", "4.7.1, dash", "4.7.1, bash",
        "4.5.1, sh", "4.5.1, dash", "4.5.1, bash"
    })
    void givesTheJvmWhatItSays(String version, String shell) throws Exception {
        Path script = write(folder.resolve(SHELL), hardened(SHELL, stock(version, SHELL)));
        Path java = write(folder.resolve("java"), """
                #!/bin/sh
                [ "$1" = -version ] && { echo 'openjdk version "11.0.1"' >&2; exit; }
                printf '%s\\n' "$@"
                """.getBytes(StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

        assertThat(run(new ProcessBuilder(shell, "-n", script.toString()))).isEmpty();
        var start = new ProcessBuilder(shell, script.toString(), "-DportOffset=1");
        start.environment().keySet().removeAll(List.of("JAVA_OPTS", "JVM_MEM_OPTS"));
        start.environment().put("JAVA_HOME", folder.toString());
        start.environment().put("JAVACMD", java.toString());
        start.environment().put("CARBON_HOME", folder.toString());
        List<String> arguments = run(start);

        assertThat(arguments)
                .contains(
                        "-Xms512m",
                        "-Xmx2048m",
                        "-Dhttpclient.hostnameVerifier=Strict",
                        "-Djdk.tls.ephemeralDHKeySize=2048",
                        "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
                        "-Dconf.location=" + folder + "/repository/conf",
                        "-Dcarbon.new.config.dir.path=" + folder + "/repository/resources/conf")
                .endsWith("org.wso2.carbon.bootstrap.Bootstrap", "-DportOffset=1");
    }

    @Test
    void readsWhatTheJvmGets() {
        var script = StartScript.parse(SHELL, bytes(SMALL));

        assertThat(script.settings("httpclient.hostnameVerifier"))
                .containsExactly(new Setting("DefaultAndLocalhost", 7));
        assertThat(script.settings("conf.location")).containsExactly(new Setting("$CARBON_HOME/repository/conf", 8));
        assertThat(script.settings("jdk.tls.ephemeralDHKeySize")).isEmpty();
        assertThat(script.memory()).isEqualTo(new Heap("256m", "1024m"));
    }

    @Test
    void takesTheLastMemoryWhereverItIsSaid() {
        var script = StartScript.parse(
                SHELL,
                bytes(SMALL.replace("    $JVM_MEM_OPTS \\\n", "    $JVM_MEM_OPTS \\\n    $JAVA_OPTS \\\n")
                        .replace("#!/bin/sh\n", "#!/bin/sh\nJAVA_OPTS=\"$JAVA_OPTS -Xmx64m\"\n")));

        assertThat(script.memory()).isEqualTo(new Heap("256m", "64m"));
        assertThat(script.memoryLine()).isEqualTo(2);

        script.setMemory(new Heap("1g", "2g"));

        assertThat(text(script.content())).contains("JAVA_OPTS=\"$JAVA_OPTS -Xmx2g\"");
        assertThat(script.memory()).isEqualTo(new Heap("1g", "2g"));
    }

    @Test
    void keepsBytesThatAreNoAscii() {
        byte[] content = bytes(SMALL.replace("#!/bin/sh", "#!/bin/sh\n# \u00e4\u00ff\u0080"));

        assertThat(StartScript.parse(SHELL, content).content()).isEqualTo(content);
    }

    @Test
    void addsBehindALineWhoseBackslashFollowsDirectly() {
        var script = StartScript.parse(
                SHELL, bytes(SMALL.replace("    -Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\" \\\n", "")));

        script.setProperty("jdk.tls.ephemeralDHKeySize", "2048");

        assertThat(text(script.content())).endsWith("""
                            -Dconf.location="$CARBON_HOME/repository/conf"\\
                            -Djdk.tls.ephemeralDHKeySize=2048 \\
                            org.wso2.carbon.bootstrap.Bootstrap $*
                        """);
    }

    @Test
    void addsInsideTheLineOfACommandThatHasOnlyOne() {
        var script = StartScript.parse(SHELL, bytes("java -Da=b org.wso2.carbon.bootstrap.Bootstrap $*"));

        script.setProperty("c", "d");

        assertThat(text(script.content())).isEqualTo("java -Da=b -Dc=d org.wso2.carbon.bootstrap.Bootstrap $*");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "-Da.b=old, -Da.b=new",
                "-Da.b=\"old\", -Da.b=\"new\"",
                "-Da.b='old', -Da.b='new'",
                "\"-Da.b=old\", \"-Da.b=new\"",
                "-Da.b=\"$OLD\"/old, -Da.b=new",
                "-Da.b=, -Da.b=new",
                "-Da.b=first -Da.b=second, -Da.b=new -Da.b=new",
                "-Da.bc=old, -Da.bc=old -Da.b=new"
            })
    void revaluesAPropertyWhereverItStandsAndInItsQuotes(String before, String after) {
        var script = StartScript.parse(SHELL, bytes("java " + before + " org.wso2.carbon.bootstrap.Bootstrap"));

        script.setProperty("a.b", "new");

        assertThat(text(script.content())).isEqualTo("java " + after + " org.wso2.carbon.bootstrap.Bootstrap");
        assertThat(script.settings("a.b")).containsExactly(new Setting("new", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Dhttpclient.hostnameVerifier | -Dhttpclient.hostnameVerifier=Strict",
                "\"-Dhttpclient.hostnameVerifier\" | \"-Dhttpclient.hostnameVerifier=Strict\""
            })
    void givesAPropertyAValueThatHadNone(String before, String after) {
        String text = SMALL.replace("-Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\"", before);
        var script = StartScript.parse(SHELL, bytes(text));
        assertThat(script.settings("httpclient.hostnameVerifier")).containsExactly(new Setting("", 7));

        script.setProperty("httpclient.hostnameVerifier", "Strict");

        assertThat(text(script.content())).isEqualTo(text.replace("    " + before, "    " + after));
    }

    private static final String WRAPPER = "bin/yajsw/wrapper.conf";
    private static final String SERVICE = """
            # wrapper.java.additional.1 = -Dhttpclient.hostnameVerifier=Strict
            wrapper.java.app.mainclass=org.wso2.carbon.bootstrap.Bootstrap
            wrapper.app.parameter.1 = org.wso2.carbon.bootstrap.Bootstrap
            wrapper.java.additional.10 = -Dhttpclient.hostname\\u0056erifier=AllowAll
            wrapper.java.additional.2 = -Xms256m
            wrapper.java.additional.3 = -Xmx1024m
            wrapper.java.additional.4 = -Dhttpclient.hostnameVerifier=Strict
            wrapper.app.env.JAVA_TOOL_OPTIONS = -agentlib:jdwp=server=y
            """;

    @Test
    void readsTheOptionsOfAServiceInTheOrderOfTheirNumbers() {
        var service = StartScript.parse(WRAPPER, bytes(SERVICE));

        assertThat(service.settings("httpclient.hostnameVerifier")).containsExactly(new Setting("AllowAll", 4));
        assertThat(service.memory()).isEqualTo(new Heap("256m", "1024m"));
        assertThat(service.options("-agentlib:")).containsExactly(new Setting("jdwp=server=y", 8));
        assertThat(StartScript.parse(WRAPPER, bytes(SERVICE + "wrapper.app.parameter.2 = -DosgiConsole=19444\n"))
                        .settings("osgiConsole"))
                .containsExactly(new Setting("19444", 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.10.32", "4.7.1", "4.5.1"})
    void changesOnlyTheOptionsAskedForOfTheServiceOfRealServers(String version) throws IOException {
        byte[] stock = stock(version, WRAPPER);

        byte[] hardened = hardened(WRAPPER, stock);

        var expected = new ArrayList<>(lines(stock));
        expected.replaceAll(line -> line.replace("=DefaultAndLocalhost", "=Strict")
                .replace("-Xms256m", "-Xms512m")
                .replace("-Xmx1024m", "-Xmx2048m"));
        assertThat(lines(hardened))
                .containsSubsequence(expected)
                .filteredOn(line -> !expected.contains(line))
                .hasSize(2)
                .allMatch(
                        line -> line.matches("wrapper\\.java\\.additional\\.3[0-9] = -Djdk\\.tls\\.\\w+=(true|2048)"));
        assertThat(hardened(WRAPPER, hardened)).isEqualTo(hardened);
    }

    @Test
    void keepsCarriageReturns() {
        String windows =
                "@echo off\r\nrem set CMD_LINE_ARGS=-Da=b\r\nset CMD_LINE_ARGS=-Xms1m -Xmx2m -Da=\"b\"\r\n:end\r\n";
        var batch = StartScript.parse(BATCH, bytes(windows));
        var shell = StartScript.parse(SHELL, bytes(SMALL.replace("\n", "\r\n").replace("\\\r\n", "\\\n")));

        batch.setProperty("c", "d");
        batch.setMemory(new Heap("3m", "4m"));
        shell.setProperty("c", "d");

        assertThat(text(batch.content()))
                .isEqualTo(
                        "@echo off\r\nrem set CMD_LINE_ARGS=-Da=b\r\nset CMD_LINE_ARGS=-Xms3m -Xmx4m -Da=\"b\" -Dc=d\r\n"
                                + ":end\r\n");
        assertThat(text(shell.content()))
                .contains("hostnameVerifier=\"DefaultAndLocalhost\" \\\n    -Dc=d \\\n")
                .contains("JVM_MEM_OPTS=\"-Xms256m -Xmx1024m\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bin/wso2server.sh | echo hello | one command that runs org.wso2.carbon.bootstrap.Bootstrap, found 0",
                "bin/wso2server.sh | # java -Da=b org.wso2.carbon.bootstrap.Bootstrap "
                        + "| one command that runs org.wso2.carbon.bootstrap.Bootstrap, found 0",
                "bin/wso2server.sh | $JAVA org.wso2.carbon.bootstrap.Bootstrap "
                        + "| options of the java command, found none",
                "bin/wso2server.bat | rem set CMD_LINE_ARGS=-Da=b "
                        + "| a line that begins with set CMD_LINE_ARGS=, found none",
                "bin/wso2server.bat | set CMD_LINE_ARGS=%OPTIONS% | options of the java command, found none"
            })
    void refusesAScriptOfAnotherShape(String path, String content, String lookedFor) {
        assertThatThrownBy(() -> StartScript.parse(path, bytes(content)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(path + ": doesn't look like a WSO2 start script: expected " + lookedFor + "." + CURE);
    }

    @Test
    void leavesAScriptAloneWhereAQuoteIsOpen() {
        byte[] content = bytes("set CMD_LINE_ARGS=-Dhttpclient.hostnameVerifier=\"Default -Dcarbon.home=.\r\n");
        var script = StartScript.parse("bin/wso2server.bat", content);

        assertThatThrownBy(() -> script.setProperty("org.example", "new"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("bin/wso2server.bat: doesn't look like a WSO2 start script: expected options with"
                        + " balanced quotes, found an unclosed quote." + CURE);
        assertThat(script.content()).isEqualTo(content);
    }

    @Test
    void refusesTwoCommandsThatStartTheServer() {
        assertThatThrownBy(() -> StartScript.parse(SHELL, bytes(SMALL + SMALL)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("bin/wso2server.sh: doesn't look like a WSO2 start script: expected one command that"
                        + " runs org.wso2.carbon.bootstrap.Bootstrap, found 2." + CURE);
    }

    @Test
    void leavesAScriptThatDoesNotSayItsMemoryAsItWas() {
        byte[] content = bytes(SMALL.replace("\"-Xms256m -Xmx1024m\"", "\"-Xmx1024m\""));
        var script = StartScript.parse(SHELL, content);

        assertThatThrownBy(() -> script.setMemory(new Heap("1m", "2m")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("bin/wso2server.sh: doesn't look like a WSO2 start script: expected the memory options"
                        + " -Xms and -Xmx, found at most one." + CURE);
        assertThat(script.content()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "$(id)", "a\"b", "%PATH%"})
    void takesOnlyValuesThatNeedNoQuotes(String value) {
        var script = StartScript.parse(SHELL, bytes(SMALL));

        assertThatThrownBy(() -> script.setProperty("a", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a plain property: a=" + value);
    }

    private static byte[] hardened(String path, byte[] content) {
        var script = StartScript.parse(path, content);
        script.setProperty("jdk.tls.ephemeralDHKeySize", "2048");
        script.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        script.setProperty("httpclient.hostnameVerifier", "Strict");
        script.setMemory(new Heap("512m", "2048m"));
        return script.content();
    }

    private static byte[] stock(String version, String path) throws IOException {
        Path zip = Path.of("target", "distributions", "wso2carbon-core-" + version + ".zip");
        try (var distribution = new ZipFile(zip.toFile())) {
            var entry = distribution.getEntry("wso2carbon-core-" + version + "/" + path);
            return distribution.getInputStream(entry).readAllBytes();
        }
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static List<String> run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        List<String> output = lines(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(() -> String.join("\n", output)).isZero();
        return output;
    }

    private static List<String> lines(byte[] content) {
        return text(content).lines().toList();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
