package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.check.CompletedStart;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hardened kernels with faults that only a start shows, and what is said of them then. */
@EnabledOnOs(OS.LINUX)
class StartFaultsTest {

    private static final String SCRIPT = "bin/wso2server.sh";
    private static final String CATALINA =
            "repository/resources/conf/templates/repository/conf/tomcat/catalina-server.xml.j2";
    private static final String DATABASE = "repository/database/WSO2SHARED_DB.mv.db";
    private static final String ENDED =
            "starts error start-1/*.log:*: the server didn't start the first time: it exited before it was up. It"
                    + " said: ";
    private static final String TIMED_OUT =
            "starts error start-1/*.log:*: the server didn't start the first time: it wasn't up in time. It said: ";
    private static final String NO_CONNECTOR =
            "starts error start-1/wso2carbon.log:*: the log has an error: {org.apache.catalina.util.LifecycleBase}"
                    + " - Failed to"
                    + " start component [Connector[\"https-jsse-nio-*\"]] org.apache.catalina.LifecycleException:"
                    + " Protocol"
                    + " handler start failed (caused by ";
    /** For what never comes up. */
    private static final Duration IN_VAIN = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private AuditedServer server;
    private TriedServer tried;

    @BeforeEach
    void open(TestInfo test) throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);
        tried = TriedServer.hardened(
                server,
                Path.of("target", "tried", test.getTestMethod().orElseThrow().getName()));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @WaitingTest
    void vaultWhosePasswordIsAnother() throws IOException {
        tried.with(SecretName.INTERNAL_PASSWORD, "another password").within(IN_VAIN);
        says(TIMED_OUT + "{org.wso2.securevault.keystore.PKCS12KeyStoreLoader} - IOError loading keyStore from '"
                + " repository/resources/security/internal.p12 ' java.io.IOException: keystore password was incorrect"
                + " (caused by java.security.UnrecoverableKeyException: failed to decrypt safe contents entry: *");
    }

    @WaitingTest
    void vaultWhoseKeyIsAnother() throws Exception {
        server.put(HardenedServer.path("internal"), store("internal", "RSA"));
        tried.within(IN_VAIN);
        says(TIMED_OUT + "*Database Error - Wrong user name or password*");
    }

    @WaitingTest
    void storeThatIsNone() throws IOException {
        server.put(HardenedServer.path("tls"), "no store");
        saysNoHttps("java.io.EOFException");
    }

    @WaitingTest
    void storeOfATypeThatJavaDoesNotKnow() throws IOException {
        toml("file_name = \"tls.p12\"\ntype = \"PKCS12\"", "file_name = \"tls.p12\"\ntype = \"BKS\"");
        saysNoHttps("java.io.IOException: Wrong version of key store");
    }

    @WaitingTest
    void truststoreThatIsMissing() throws IOException {
        server.delete(HardenedServer.path("client-truststore"));
        saysNoHttps(
                "java.io.FileNotFoundException: repository/resources/security/client-truststore.p12 (No such file or"
                        + " directory)");
    }

    @WaitingTest
    void secretThatIsMissing() throws IOException {
        toml("\"$secret{keystore_tls_password}\"", "\"$secret{nowhere}\"");
        saysNoHttps("java.security.UnrecoverableKeyException: failed to decrypt safe contents entry: *");
    }

    @WaitingTest
    void systemPropertyThatIsMissing() throws IOException {
        toml("server = \"Server\"", "server = \"$sys{nowhere}\"");
        says(ENDED + "org.wso2.config.mapper.ConfigParserException: Error while retrieving nowhere system property.");
    }

    @WaitingTest
    void variableThatIsMissing() throws IOException {
        toml("server = \"Server\"", "server = \"$env{NOWHERE}\"");
        assertThatThrownBy(() -> tried.run(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOWHERE is missing, but deployment.toml refers to it.");
    }

    @WaitingTest
    void portOfJmxThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0)) {
            options(jmx(taken.getLocalPort()));
            says(ENDED + "Error: Exception thrown by the agent : java.rmi.server.ExportException: Port already in use: "
                    + taken.getLocalPort() + "; nested exception is: *");
        }
    }

    @WaitingTest
    void portOfHttpsThatIsTakenMeanwhile() throws Exception {
        int port = TrialPorts.free(server.inspection(), seeded()).address().https();
        try (var taken = new ServerSocket()) {
            tried.in(surroundings(() -> {
                taken.bind(new InetSocketAddress(port));
                new Thread(() -> hangUp(taken)).start();
            }));
            says(
                    "accounts error .: couldn't be checked: *",
                    "keys-in-use error .: couldn't be checked: *",
                    "open-ports error port-9443: the configuration has port 9443 for Tomcat, but nothing listens"
                            + " there.",
                    "serves-headers error .: couldn't be checked: *",
                    "serves-tls error port-9443: supports neither TLS 1.2 nor TLS 1.3.",
                    NO_CONNECTOR + "java.net.BindException: Address already in use).");
        }
    }

    private static void hangUp(ServerSocket taken) {
        while (!taken.isClosed()) {
            try {
                taken.accept().close();
            } catch (IOException e) {
                // The test is over, or whoever called has hung up.
            }
        }
    }

    @WaitingTest
    void heapLargerThanMemory() throws IOException {
        server.replace(SCRIPT, "-Xms512m -Xmx1g", "-Xms900000g -Xmx900000g");
        says(ENDED
                + "Error occurred during initialization of VM / Could not reserve enough space for 943718400000KB"
                + " object"
                + " heap.");
    }

    @WaitingTest
    void optionThatJavaDoesNotKnow() throws IOException {
        options("-XX:+NoSuchOption");
        says(ENDED
                + "Unrecognized VM option 'NoSuchOption' / Error: Could not create the Java Virtual Machine / Error: A"
                + " fatal exception has occurred. Program will exit.");
    }

    @WaitingTest
    void oldTls() throws IOException {
        server.put("bin/old.security", "jdk.tls.disabledAlgorithms=SSLv3\n");
        options("-Djava.security.properties=\"$CARBON_HOME/bin/old.security\"");
        toml("protocols = \"+TLSv1.3\"", "protocols = \"+TLSv1+TLSv1.2+TLSv1.3\"");
        toml(
                "ciphers = \"TLS_AES_256_GCM_SHA384\"",
                "ciphers = \"TLS_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA\"");
        says(
                "serves-tls error port-9443: accepts TLS 1.0.",
                "serves-tls error port-9443: accepts suites without authenticated encryption or forward secrecy:"
                        + " TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA.");
    }

    @WaitingTest
    void templateThatNamesAnotherStore() throws Exception {
        server.put(HardenedServer.path("other"), new MadeStores(folder).store("password", "-keyalg", "RSA"));
        String content = server.read(CATALINA);
        int start = content.indexOf("<Certificate");
        server.put(
                CATALINA,
                content.substring(0, start)
                        + "<Certificate"
                        + " certificateKeystoreFile=\"${carbon.home}/repository/resources/security/other.p12\""
                        + " certificateKeystorePassword=\"password\" certificateKeystoreType=\"PKCS12\""
                        + content.substring(content.indexOf("/>", start)));
        says(
                "serves-tls error port-9443: presents a certificate that isn't trusted: its chain ends at"
                        + " CN=is.example.com,"
                        + " which is not in the truststore.",
                "serves-tls error port-9443: presents a different certificate than the keys directory contains:"
                        + " CN=is.example.com.");
    }

    @WaitingTest
    void templateThatMakesBrokenXml() throws IOException {
        server.append(CATALINA, "<broken");
        tried.within(IN_VAIN);
        says(TIMED_OUT + "{org.wso2.carbon.tomcat.internal.ServerManager} - Error while creating DOM element :"
                + " org.xml.sax.SAXParseException; *");
    }

    @WaitingTest
    void templateThatIsBroken() throws IOException {
        server.append(CATALINA, "{% if %}");
        says(ENDED + "*com.hubspot.jinjava.interpret.FatalTemplateErrorsException: Syntax error in '{% if %}': *).");
    }

    @WaitingTest
    void openJmx() throws IOException {
        toml("rmi_server_start = false", "rmi_server_start = true");
        String message =
                "open-ports error port-%1$d: remote JMX listens on port %1$d on all interfaces: anyone with access"
                        + " can run code as the server.";
        says(message.formatted(11_111), message.formatted(9999));
    }

    /** No line of the start script speaks of a port. */
    @WaitingTest
    void openJmxOfAFileOfJava() throws IOException {
        int port = freePort();
        server.put("bin/management.properties", jmx(port).replace("-D", "").replace(' ', '\n'));
        options("-Dcom.sun.management.config.file=\"$CARBON_HOME/bin/management.properties\"");
        String message = " on all interfaces%s, but nothing in its configuration opens that port.";
        says(
                "open-ports warning port-%1$d: the server listens on port %1$d".formatted(port) + message.formatted(""),
                "open-ports warning port-ephemeral: the server listens on a port"
                        + message.formatted(" that changes with every start"));
    }

    @WaitingTest
    void debuggerAndConsoleOfOsgi() throws IOException {
        int debugger = freePort();
        int console = freePort();
        options("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:%d -DosgiConsole=%d"
                .formatted(debugger, console));
        String message =
                "open-ports error port-%1$d: %2$s on port %1$d on all interfaces: anyone who can reach it can run code"
                        + " as the server.";
        says(Stream.of(
                        message.formatted(console, "the OSGi console listens"),
                        message.formatted(debugger, "the server waits for a debugger"))
                .sorted()
                .toArray(String[]::new));
    }

    @WaitingTest
    void bundleThatIsMissing() throws IOException {
        server.delete("repository/components/plugins/org.wso2.carbon.user.core_4.10.32.jar");
        tried.within(IN_VAIN);
        says(TIMED_OUT
                + "{Events.Framework} - FrameworkEvent ERROR org.osgi.framework.BundleException: Could not resolve"
                + " module: *(caused by Unresolved requirement: Import-Package: org.wso2.carbon.user.core; *");
    }

    @WaitingTest
    void bundleThatIsDamaged() throws IOException {
        server.put("repository/components/plugins/org.wso2.carbon.core_4.10.32.jar", "damaged");
        tried.within(IN_VAIN);
        says(TIMED_OUT + "{org.wso2.carbon.ndatasource.core} - [SCR] Error while trying to bind reference *(caused by"
                + " java.lang.ClassNotFoundException: org.wso2.carbon.core.util.CryptoException cannot be found by"
                + " org.wso2.carbon.ndatasource.core_4.10.32)*");
    }

    @WaitingTest
    void databaseThatIsDamaged() throws IOException {
        server.put(DATABASE, "damaged");
        tried.within(IN_VAIN);
        says(TIMED_OUT + "{org.wso2.carbon.user.core.util.DatabaseUtil} - Database Error - IO Exception:"
                + " \"repository/database/WSO2SHARED_DB.mv.db*(caused by java.io.EOFException)*");
    }

    @WaitingTest
    void usersThatWereShipped() throws IOException {
        toml("\npassword = \"$secret{super_admin_password}\"", "\npassword = \"admin\"");
        var keeping = new Keeping(folder.resolve("users"));
        tried.by(keeping).run(1);
        server.close();
        server = AuditedServer.hardened(Kernel.PKCS12).put(DATABASE, Files.readAllBytes(keeping.kept));
        tried = TriedServer.hardened(server, Path.of("target", "tried", "usersThatWereShipped-2"));
        String console = "accounts error port-9443/carbon/admin/login.jsp: ";
        String soap = "accounts error port-9443/services/AuthenticationAdmin: ";
        says(
                console + "admin can sign in to the Carbon console with a publicly known password.",
                console + "admin can't sign in to the Carbon console with the new password.",
                soap + "admin can sign in through SOAP with a publicly known password.",
                soap + "admin can't sign in through SOAP with the new password.");
    }

    @WaitingTest
    void scriptThatSleeps() throws IOException {
        server.put(SCRIPT, "echo waiting for the database\nsleep 1000\n");
        tried.within(Duration.ofSeconds(3));
        says("starts error start-1/console.log:1: the server didn't start the first time: it wasn't up in time."
                + " It said:"
                + " waiting for the database.");
    }

    @WaitingTest
    void scriptThatFloods() throws IOException {
        server.put(SCRIPT, "while :; do printf 0123456789; done\n");
        tried.within(Duration.ofSeconds(3));
        says(TIMED_OUT + "*0123456789*….");
        assertThat(Path.of("target", "tried", "scriptThatFloods", "start-1", "console.log"))
                .satisfies(log -> assertThat(Files.size(log)).isLessThan(33L << 20));
    }

    /** Keeps the database that a server leaves. */
    @Guideline(
            id = "keeping",
            title = "The database is kept",
            severity = Severity.ERROR,
            source = "This test",
            address = "https://example.com",
            reportsOnly = true,
            hardening = "Nothing.",
            needsConfiguration = false)
    private static final class Keeping extends ServerCheck {

        private final Path kept;

        Keeping(Path kept) {
            this.kept = kept;
        }

        @Override
        public void review(CompletedStart start, Findings findings) throws IOException {
            Files.copy(start.home().resolve(DATABASE), kept);
        }
    }

    /** A star stands for what is another thing each time, or on another Java. */
    private void says(String... expected) throws IOException {
        var said = tried.findings(1).stream()
                .filter(line -> !line.contains(" info "))
                .toList();
        assertThat(said).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            String pattern = Arrays.stream(expected[i].split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            assertThat(said.get(i)).matches(Pattern.compile(pattern));
        }
    }

    /** HTTPS is gone, and the log says why. */
    private void saysNoHttps(String why) throws IOException {
        String nobody = " error .: couldn't be checked: java.io.IOException: no response from the server:"
                + " java.net.ConnectException.";
        says(
                "accounts" + nobody,
                "keys-in-use" + nobody,
                "open-ports error port-9443: the configuration has port 9443 for Tomcat, but nothing listens there.",
                "serves-headers" + nobody,
                "serves-tls error port-9443: nothing is listening on this port.",
                NO_CONNECTOR + why + ").");
    }

    private byte[] store(String alias, String algorithm) throws Exception {
        return new MadeStores(folder).store(HardenedServer.password(alias), "-alias", alias, "-keyalg", algorithm);
    }

    private void toml(String text, String replacement) throws IOException {
        server.replace(ServerFiles.DEPLOYMENT_TOML, text, replacement);
    }

    private void options(String options) throws IOException {
        server.replace(SCRIPT, "    $JAVA_OPTS \\\n", "    $JAVA_OPTS " + options + " \\\n");
    }

    private static String jmx(int port) {
        String option = "-Dcom.sun.management.jmxremote.";
        return option + "port=" + port + " " + option + "authenticate=false " + option + "ssl=false";
    }

    private static int freePort() throws IOException {
        return FreePorts.offset(List.of(1), new SecureRandom()).orElseThrow() + 1;
    }

    private static SecureRandom seeded() throws Exception {
        var random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(20_261_122);
        return random;
    }

    /** Those of a build in which something happens between the choice of the ports and the start. */
    private static BuildContext surroundings(Happening happening) throws Exception {
        var usual = AuditedServer.builds().surroundings();
        var log = new UserLog() {
            @Override
            public void step(String message) {
                try {
                    happening.happen();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void info(String message) {
                // nothing is said
            }

            @Override
            public void warn(String message) {
                // nothing warns
            }
        };
        return new BuildContext(
                usual.renderer(),
                usual.secrets(),
                usual.artifacts(),
                usual.clock(),
                seeded(),
                usual.pairs(),
                usual.opened(),
                usual.proven(),
                log);
    }

    /** Something that happens meanwhile. */
    private interface Happening {
        void happen() throws IOException;
    }
}
