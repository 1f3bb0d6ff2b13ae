package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A few files that pass for a hardened Identity Server 7.1, to be handed over. */
final class HandedOverServer {

    static final String TOML = """
            [server]
            hostname = "is.example.com"
            node_ip = "127.0.0.1"

            [super_admin]
            username = "on"
            password = "$secret{super_admin_password}"
            create_admin_account = true

            [keystore.tls]
            file_name = "tls.p12"
            type = "PKCS12"
            password = "$secret{keystore_tls_password}"
            alias = "tls"
            key_password = "$secret{keystore_tls_password}"

            [truststore]
            file_name = "client-truststore.p12"
            password = "$secret{truststore_password}"

            [transport.https.properties]
            server = "Server"

            [transport.https.sslHostConfig.properties]
            protocols = "+TLSv1.3"
            honorCipherOrder = true

            [identity_mgt.account_locking]
            enable_account_locking = true

            [database.identity_db.pool_options]
            maxActive = 50

            [mail]
            user = "$env{MAIL_USER}"

            [[resource.access_control]]
            context = "(.*)/admin"

            [encryption]
            internal_crypto_provider = "another"
            key = "$secret{encryption_key}"

            [secrets]
            keystore_tls_password = "Y2lwaGVydGV4dA=="
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            java -Dhttpclient.hostnameVerifier=Strict -Djdk.tls.rejectClientInitiatedRenegotiation=true \\
                -Dcarbon.home="$CARBON_HOME" org.wso2.carbon.bootstrap.Bootstrap $*
            """;

    private HandedOverServer() {}

    /** Opens one in a folder that the test has for itself; the caller closes it. */
    static Distribution open(Path folder) throws IOException {
        return open(folder, TOML);
    }

    /** The same with another {@code deployment.toml}. */
    static Distribution open(Path folder, String toml) throws IOException {
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("repository/resources/conf/default.json", """
                        {"a.nested": {"b": 1}, "transport.https.sslHostConfig.properties.honorCipherOrder": false}
                        """)
                .with("repository/conf/log4j2.properties", "stock\n")
                .with("repository/resources/security/wso2carbon.p12", "published")
                .open();
        server.write("repository/conf/deployment.toml", bytes(toml));
        server.write("repository/conf/log4j2.properties", bytes("first\nsecond\n"));
        server.write("bin/wso2server.sh", bytes(SCRIPT));
        server.write("lib/added.jar", new byte[] {(byte) 0xff, 0});
        server.writePrivate("repository/resources/security/tls.p12", bytes("store of tls"), PrivateFiles.OWNER);
        server.writePrivate(
                "repository/resources/security/client-truststore.p12", bytes("truststore"), PrivateFiles.OWNER);
        server.delete("repository/resources/security/wso2carbon.p12");
        return server;
    }

    /** A key of the role tls, made or kept in a folder. */
    static KeystoreEntry tls(Path folder) throws IOException {
        return new KeyBuilds(folder).run().key(Role.TLS).entry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
