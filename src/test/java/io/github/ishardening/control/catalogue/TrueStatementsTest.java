package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.data.DatabasePassword;
import io.github.ishardening.control.keystore.CertificateExpired;
import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What rules say of a stock kernel is what its files say and what the started server does, and their cures work there. */
class TrueStatementsTest {

    private static final String SHARED_PASSWORD = "password = \"wso2carbon\"";

    @Test
    void sendsNobodyToRenewAPublishedKey() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new CertificateExpired()))
                    .containsExactly("error repository/resources/security/wso2carbon.p12: the certificate of wso2carbon"
                            + " expired on 2025-01-07. Harden it: a published key isn't renewed but replaced.");
        }
    }

    @Test
    void saysWhoseKeyIsPublishedWhereverItsCertificateIs() throws IOException {
        String message = ": holds wso2carbon, whose private key was published with WSO2 Identity Server 7.0.0. Take it"
                + " out: whoever has that product has that key. The server needs keys of its own.";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new PublishedKey()))
                    .containsExactlyInAnyOrder(
                            "error " + Kernel.PKCS12.store("wso2carbon") + message,
                            "error " + Kernel.PKCS12.store("client-truststore") + message);
        }
    }

    @Test
    void pointsToThePasswordOfADatabase() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            String message = " has a password that everybody knows. Use a database server. A build can't change it: the"
                    + " database files come with it, and another one here would stop the server.";
            assertThat(server.findings(new DatabasePassword()))
                    .containsExactlyInAnyOrder(
                            "info repository/conf/datasources/master-datasources.xml: WSO2_CARBON_DB" + message,
                            "info " + server.line(SHARED_PASSWORD) + ": WSO2_SHARED_DB" + message);
        }
    }
}
