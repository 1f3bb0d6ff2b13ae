package io.github.ishardening.keymanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.RenderedXml;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListenerTest {

    private static final String IDENTITY = "repository/conf/identity/identity.xml";
    private static final String LISTENER = "//EventListener[@id='token_revocation']";
    private static final String DROPIN = "repository/components/dropins/notification.event.handlers-2.0.5.jar";

    @TempDir
    private static Path rendered;

    @TempDir
    private Path folder;

    private SetupRun run;

    @BeforeEach
    void asksForRevocation() {
        run = new SetupRun(folder, rendered);
        run.revocation = Optional.of(new Revocation("notifier", "$secret{apim_password}", Optional.empty()));
    }

    @AfterEach
    void closesTheMapper() throws IOException {
        run.close();
    }

    @Test
    void tellsApiManagerOfRevokedTokens() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            server.write(DROPIN, Files.readAllBytes(handler()));
            // As the vault leaves it.
            IdentityServers.configure(server, "[secrets]\napim_password = \"cipher\"\n");
            run.stage(server);

            var rendered = run.rendered(server);
            assertThat(RenderedXml.select(rendered, IDENTITY, LISTENER + "/@name"))
                    .contains("org.wso2.is.notification.ApimOauthEventInterceptor");
            assertThat(RenderedXml.select(rendered, IDENTITY, LISTENER + "/@orderId"))
                    .contains("1");
            assertThat(RenderedXml.select(rendered, IDENTITY, LISTENER + "/@enable"))
                    .contains("true");
            assertThat(RenderedXml.select(rendered, IDENTITY, property("notification_endpoint")))
                    .contains("https://apim.example.com:9443/internal/data/v1/notify");
            assertThat(RenderedXml.select(rendered, IDENTITY, property("username")))
                    .contains("notifier");
            assertThat(RenderedXml.select(rendered, IDENTITY, property("password")))
                    .contains("$secret{apim_password}");
            assertThat(RenderedXml.select(rendered, IDENTITY, property("header.X-WSO2-KEY-MANAGER")))
                    .contains("WSO2-IS");
        }
    }

    @Test
    void putsTheJarIntoTheServer() throws IOException {
        Path handler = handler();
        run.revocation =
                Optional.of(new Revocation("notifier", "$env{IS_APIM_PASSWORD}", Optional.of(handler.toString())));
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            run.stage(server);

            assertThat(server.read(DROPIN)).isEqualTo(Files.readAllBytes(handler));
        }
    }

    @Test
    void needsTheJar() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            assertRefused(
                    () -> run.setup(server),
                    "repository/components/dropins/: no jar there contains"
                            + " org.wso2.is.notification.ApimOauthEventInterceptor, so API Manager wouldn't be"
                            + " notified of revoked tokens. Specify WSO2's notification.event.handlers jar in"
                            + " <keyManager><revocation><handler>, or remove <revocation>: tokens are then valid"
                            + " until they expire.");
        }
    }

    @Test
    void refusesAnotherJar() throws IOException {
        Path other = jar("other.jar", "org/example/Other.class");
        run.revocation =
                Optional.of(new Revocation("notifier", "$env{IS_APIM_PASSWORD}", Optional.of(other.toString())));
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            assertRefused(
                    () -> run.setup(server),
                    "<keyManager><revocation><handler>: " + other
                            + " contains no org.wso2.is.notification.ApimOauthEventInterceptor."
                            + " Specify WSO2's notification.event.handlers jar.");
        }
    }

    @Test
    void keepsAListenerOfTheUsersOwn() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            server.write(DROPIN, Files.readAllBytes(handler()));
            IdentityServers.configure(server, """
                    [[event_listener]]
                    id = "token_revocation"
                    type = "org.wso2.carbon.identity.core.handler.AbstractIdentityHandler"
                    name = "org.wso2.is.notification.ApimOauthEventInterceptor"
                    order = 7
                    """);
            run.stage(server);

            assertThat(SetupRun.toml(server).tables("event_listener")).hasSize(1);
            assertThat(run.said)
                    .containsExactly(
                            "WARNING repository/conf/deployment.toml:91: already has a listener for revoked tokens;"
                                    + " it remains unchanged.");
        }
    }

    private Path handler() throws IOException {
        return jar("notification.event.handlers-2.0.5.jar", "org/wso2/is/notification/ApimOauthEventInterceptor.class");
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }

    private static String property(String name) {
        return LISTENER + "/Property[@name='" + name + "']";
    }

    private static void assertRefused(ThrowingCallable setup, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(setup).withMessage(message);
    }
}
