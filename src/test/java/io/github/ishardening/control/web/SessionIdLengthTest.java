package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.request.WebSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdLengthTest {

    private static final String CONTEXT = "repository/conf/tomcat/context.xml";

    @Test
    void isLongEnoughAsShipped() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.findings(new SessionIdLength())).isEmpty();
            assertThat(server.notApplicable(new SessionIdLength())).isEmpty();
        }
    }

    @Test
    void isNamedWhereItIsShort() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(CONTEXT, "<Context><Manager><SessionIdGenerator sessionIdLength=\"8\"/></Manager></Context>");

            assertThat(server.findings(new SessionIdLength()))
                    .containsExactly("warning " + CONTEXT + ": session IDs are 8 bytes long. Set sessionIdLength of the"
                            + " SessionIdGenerator to 16 or more.");
        }
    }

    /** An attribute of the manager itself does nothing in Tomcat 9, and what is no number makes Tomcat keep its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Context/>",
                "<Context><Manager sessionIdLength=\"8\"/></Context>",
                "<Context><Manager><SessionIdGenerator/></Manager></Context>",
                "<Context><Manager><SessionIdGenerator sessionIdLength=\"16\"/></Manager></Context>",
                "<Context><!-- <Manager><SessionIdGenerator sessionIdLength=\"8\"/></Manager> --></Context>"
            })
    void passesWhereTomcatsOwnOrMoreHolds(String context) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(CONTEXT, context);

            assertThat(server.findings(new SessionIdLength())).isEmpty();
            assertThat(server.notApplicable(new SessionIdLength())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Context><Manager><SessionIdGenerator sessionIdLength=\"8\"/></Manager></Context>"
                        + "| <Context><Manager><SessionIdGenerator sessionIdLength=\"24\"/></Manager></Context>",
                "<Context><Manager/></Context>"
                        + "| <Context><Manager><SessionIdGenerator sessionIdLength=\"24\"/></Manager></Context>",
                "<Context><Manager><Store/></Manager></Context>"
                        + "| <Context><Manager><SessionIdGenerator"
                        + " sessionIdLength=\"24\"/><Store/></Manager></Context>",
                "<Context><Manager><SessionIdGenerator sessionIdLength=\"32\"/></Manager></Context>"
                        + "| <Context><Manager><SessionIdGenerator sessionIdLength=\"32\"/></Manager></Context>"
            })
    void isRaisedOnceAndNeverLowered(String context, String hardened) throws IOException {
        var builds = AuditedServer.builds();
        builds.web(new WebSettings(
                HstsSettings.defaults(), 24, List.of(), List.of(), true, Optional.empty(), Optional.empty()));
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(CONTEXT, context);

            for (int build = 1; build <= 2; build++) {
                ServerBuilds.harden(builds, server.distribution());
                assertThat(server.read(CONTEXT)).isEqualTo(hardened);
            }
            assertThat(server.findings(new SessionIdLength(), builds.settings)).isEmpty();
        }
    }

    @Test
    void isNotDecidedWhereThereIsNoContext() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new SessionIdLength())).isEmpty();
            assertThat(server.notApplicable(new SessionIdLength())).containsExactly("there is no " + CONTEXT);
        }
    }
}
