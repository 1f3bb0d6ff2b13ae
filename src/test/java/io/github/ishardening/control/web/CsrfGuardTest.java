package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfGuardTest {

    private static final String FILE = "repository/conf/security/Owasp.CsrfGuard.Carbon.properties";
    private static final String TEMPLATE = "repository/resources/conf/templates/" + FILE + ".j2";
    private static final String OFF = "error %s: CSRFGuard is off: org.owasp.csrfguard.Enabled is %s. Set it to true.";

    @ParameterizedTest
    @EnumSource
    void isOnAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new CsrfGuard())).isEmpty();
            assertThat(server.notApplicable(new CsrfGuard())).isEmpty();
        }
    }

    @Test
    void isNotDecidedWhereItHasNoFile() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATE).delete(FILE);

            assertThat(server.findings(new CsrfGuard())).isEmpty();
            assertThat(server.notApplicable(new CsrfGuard())).containsExactly("there is no " + FILE);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "\"no\", no", "\"False\", False"})
    void namesAConfigurationThatSwitchesItOff(String value, String said) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[owasp.csrfguard]\nenable = " + value + " # theirs\n");

            assertThat(server.findings(new CsrfGuard())).containsExactly(OFF.formatted(server.line("# theirs"), said));
        }
    }

    @Test
    void namesATemplateThatSwitchesItOff() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TEMPLATE, "org.owasp.csrfguard.Enabled = true", "org.owasp.csrfguard.Enabled = false");

            assertThat(server.findings(new CsrfGuard()))
                    .containsExactly(OFF.formatted(server.line(TEMPLATE, "org.owasp.csrfguard.Enabled"), "false"));
        }
    }

    @Test
    void namesAFileThatNoTemplateMakes() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATE).put(FILE, "# own\norg.owasp.csrfguard.Enabled : off\n");

            assertThat(server.findings(new CsrfGuard())).containsExactly(OFF.formatted(FILE + ":2", "off"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "%servletContext%/*", "^/.*$"})
    void namesWhatLeavesEveryPageOut(String pages) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.append(TEMPLATE, "\norg.owasp.csrfguard.unprotected.Own=" + pages + "\n");

            assertThat(server.findings(new CsrfGuard()))
                    .containsExactly(
                            "error %s: CSRFGuard excludes every page: org.owasp.csrfguard.unprotected.Own is %s."
                                            .formatted(server.line(TEMPLATE, "unprotected.Own"), pages)
                                    + " Remove it.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.owasp.csrfguard.unprotected.Own=%servletContext%/own/*",
                "org.owasp.csrfguard.protected.Own=/*",
                "#org.owasp.csrfguard.Enabled = false"
            })
    void letsPassWhatLeavesItOn(String line) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.append(TEMPLATE, "\n" + line + "\n").toml("[owasp.csrfguard]\nenable = true\n");

            assertThat(server.findings(new CsrfGuard())).isEmpty();
        }
    }

    @Test
    void namesALookAlikeOf71ThatSwitchesItOff() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new CsrfGuard())).isEmpty();
            server.toml("[owasp.csrfguard]\nenable = false # theirs\n");

            assertThat(server.findings(new CsrfGuard()))
                    .containsExactly(OFF.formatted(server.line("# theirs"), "false"));
        }
    }
}
