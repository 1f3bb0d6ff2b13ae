package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Touch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What administrators do to hardened servers, by kind: each fault is named by the rule meant for it, at file and line, and
 * what only looks like one brings nothing. Faults of certificates and stores are in the tests of their rules.
 */
class FaultsOfBothServersTest {

    private static final Map<String, List<String>> BEFORE = new HashMap<>();

    /** Severity, rule, place and text. */
    private static final String FAULTS = """
        # Effective values
        error   | hostname-verification | toml | [system.parameter]¶§"httpclient.hostnameVerifier" = "AllowAll"
        error   | hostname-verification | toml | [system.parameter]¶§"com.sun.jndi.ldap.object.disableEndpointIdentification" = true
        error   | hostname-verification | shell | §export _JAVA_OPTIONS=-Dhttpclient.hostnameVerifier=AllowAll
        error   | hostname-verification | batch | §set "_JAVA_OPTIONS=-Dhttpclient.hostnameVerifier=AllowAll"
        error   | hostname-verification | option | §-Djdk.internal.httpclient.disableHostnameVerification=true
        error   | hostname-verification | repository/resources/conf/templates/repository/conf/carbon.properties.j2 | §httpclient.hostnameVerifier=DefaultAndLocalhost
        warning | renegotiation | shell | §export _JAVA_OPTIONS=-Djdk.tls.rejectClientInitiatedRenegotiation=false
        warning | renegotiation | batch | §set CMD_LINE_ARGS=%CMD_LINE_ARGS% -Djdk.tls.rejectClientInitiatedRenegotiation=false
        warning | dh-key-size | batch | §set "_JAVA_OPTIONS=-Djdk.tls.ephemeralDHKeySize=1024"
        warning | dh-key-size | option | §-Djdk.tls.ephemeralDHKeySize=legacy
        error   | tls-protocols | toml | [system.parameter]¶§"jdk.tls.client.protocols" = "TLSv1,TLSv1.2"
        error   | tls-ciphers | option | §-Djdk.tls.client.cipherSuites=TLS_RSA_WITH_3DES_EDE_CBC_SHA
        error   | tls-ciphers | toml | [system.parameter]¶§"https.cipherSuites" = "TLS_RSA_WITH_AES_128_CBC_SHA"
        error   | unsafe-properties | option | §-Dsun.security.ssl.allowUnsafeRenegotiation=true
        warning | jvm-memory | shell | §export _JAVA_OPTIONS=-Xmx128m

        # All connectors
        error   | tls-protocols | connector | §<Connector port="8444" SSLEnabled="true"/>
        error   | tls-protocols | connector | <Connector port="8444" SSLEnabled="true">¶§<SSLHostConfig protocols="TLSv1.1"/></Connector>
        error   | tls-protocols | connector | <Connector port="8444" SSLEnabled="true"¶§sslEnabledProtocols="TLSv1,TLSv1.2"/>
        error   | tls-protocols | repository/conf/deployment.toml | protocols = "+TLSv1.3" => §protocols = "TLS"
        error   | tls-protocols | repository/conf/deployment.toml | protocols = "+TLSv1.3" => §protocols = "TLSv13"
        error   | tls-ciphers | repository/conf/deployment.toml | honorCipherOrder = true => §honorCipherOrder = false
        error   | tls-ciphers | connector | §<Connector port="8444" SSLEnabled="true" useServerCipherSuitesOrder="true" ciphers="TLS_RSA_WITH_AES_128_GCM_SHA256"/>
        warning | server-header | connector | <Connector port="8444" SSLEnabled="true"¶§server="Apache-Coyote/1.1"/>
        error   | mutual-tls | connector | §<Connector port="8444" SSLEnabled="true" clientAuth="sometimes"/>
        error   | http-connector | connector | §<Connector protocol="AJP/1.3" port="8009" secretRequired="false"/>
        warning | tomcat-defaults | repository/conf/deployment.toml | [transport.https.properties] => [transport.https.properties]¶§allowTrace = true
        info    | http-connector | connector | §<Connector port="8081" address="0.0.0.0"/>

        # Content, not names
        error   | leftover-secret | repository/conf/deployment.toml.bak | [super_admin]¶§password = "Adm1n-Example-9"
        error   | leftover-secret | repository/conf/deployment-prod.toml | #[database.identity_db]¶§#password = "Pr0d-Example-1"
        error   | leftover-secret | backup/values.yaml | identity:¶  [keystore.tls]¶§  password = "Pr0d-Example-1"
        error   | leftover-secret | repository/logs/wso2carbon.log | INFO started¶§DEBUG opened with {primary.password}
        error   | leftover-secret | bin/probe.sh | #!/bin/sh¶§curl -H "Authorization: Basic {Base64 admin.password}" https://localhost:9443
        error   | leftover-secret | repository/conf/tomcat/catalina-server.xml.old | <Server>¶§<Connector truststorePass="{truststore.password}"/></Server>
        error   | leftover-secret | repository/database/OLD_DB.script | §INSERT INTO A VALUES('{app.password}')
        error   | leftover-secret | repository/resources/security/tls.pem | a note¶§-----BEGIN PRIVATE KEY-----¶MC4CAQAwBQYDK2VwBCIEIA==
        error   | leftover-secret | dbscripts/id_rsa | §-----BEGIN OPENSSH PRIVATE KEY-----¶b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAA
        warning | leftover-secret | bin/key | §-----BEGIN ENCRYPTED PRIVATE KEY-----¶MC4CAQAwBQYDK2VwBCIEIA==
        error   | leftover-secret | bin/key.ppk | §PuTTY-User-Key-File-3: ssh-rsa¶Encryption: none
        error   | leftover-secret | repository/resources/security/jwks.json | {"keys": [¶§{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}]}
        error   | leftover-secret | bin/jwk.json | {¶§"kty": "oct",¶"k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"}
        error   | plain-secret | toml | [recaptcha]¶§secret_key = "6LcSecretKeyExample"
        error   | plain-secret | toml | §# password = "OldMailPassword-77"
        error   | plain-secret | toml | [datasource.reports]¶§url = "jdbc:postgresql://db.example.org/r?user=report&amp;password=InUrl-9182"
        error   | plain-secret | toml | [datasource.reports]¶§url = "jdbc:sqlserver://db.example.org;encrypt=true;trustStore=/opt/db.p12;trustStorePassword=InUrl-9183"
        error   | plain-secret | toml | [datasource.reports]¶§url = "jdbc:mysql://db.example.org/r?clientCertificateKeyStorePassword=InUrl-9184"

        # User stores and databases anywhere
        warning | user-store-without-tls | repository/deployment/server/userstores/P.XML | <UserStoreManager class="a.B">¶§<Property name="ConnectionURL">LDAP://ldap.example.com:389</Property></UserStoreManager>
        warning | user-store-without-tls | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B">¶§<Property name="ConnectionURL">ldaps://a.example.com ldap://b.example.com</Property></UserStoreManager>
        warning | user-store-root-user | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B"><Property name="ConnectionURL">ldaps://a.example.com</Property>¶§<Property name="ConnectionName">CN=Directory Manager</Property></UserStoreManager>
        info    | user-store-writable | repository/tenants/7/userstores/p.xml | <UserStoreManager class="org.wso2.carbon.user.core.ldap.UniqueIDReadWriteLDAPUserStoreManager">¶§<Property name="ConnectionURL">ldaps://a.example.com</Property></UserStoreManager>
        warning | database-without-tls | repository/tenants/7/userstores/db.xml | <UserStoreManager class="a.B">¶§<Property name="url">jdbc:mysql://db.example.com/users</Property></UserStoreManager>
        warning | database-without-tls | toml | [datasource.reports]¶id = "R"¶§url = "JDBC:POSTGRESQL://db.example.org/r?sslmode=disable"¶driver = "org.postgresql.Driver"
        warning | database-without-tls | toml | [datasource.reports]¶id = "R"¶§url = "jdbc:sqlserver://db.example.org;encrypt=true;trustServerCertificate=true"¶driver = "x"
        warning | database-without-tls | toml | [datasource.reports]¶id = "R"¶§url = "jdbc:mysql://db.example.org/r?useSSL=true&amp;verifyServerCertificate=false"¶driver = "x"
        warning | database-without-tls | toml | [datasource.reports]¶id = "R"¶§url = "jdbc:postgresql://db.example.org/r?ssl=true&amp;sslfactory=org.postgresql.ssl.NonValidatingFactory"¶driver = "x"
        warning | database-root-user | repository/tenants/7/userstores/db.xml | <UserStoreManager class="a.B">¶<Property name="url">jdbc:mysql://db.example.com/users?sslMode=REQUIRED</Property>¶§<Property name="userName">root</Property></UserStoreManager>
        warning | database-password | repository/deployment/server/userstores/db.xml | <UserStoreManager class="a.B">¶<Property name="url">jdbc:mysql://db.example.com/users?sslMode=REQUIRED</Property>¶§<Property name="password">wso2carbon</Property></UserStoreManager>
        warning | deployed-secrets | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B">¶§<Property name="ConnectionPassword">admin</Property></UserStoreManager>
        warning | deployed-secrets | repository/deployment/server/eventpublishers/mail.xml | <eventPublisher><to><property name="a">b</property>¶§<property encrypted="false" name="password">changeit</property></to></eventPublisher>

        # What an engineer would expect
        error   | debug-agent | option | §-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005
        error   | debug-agent | batch | §set JAVA_OPTS=-Xrunjdwp:transport=dt_socket,server=y,address=5005
        error   | jmx | option | -Dcom.sun.management.jmxremote.port=9010 §-Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=true
        error   | unsafe-properties | option | §-Dcom.sun.jndi.ldap.object.trustURLCodebase=true
        error   | unsafe-properties | option | §-Djava.security.properties==/opt/own.security
        error   | unsafe-properties | option | §-DosgiConsole=19444
        error   | unsafe-properties | toml | [system.parameter]¶§"log4j2.enableJndiLookup" = "true"
        error   | csrf-guard | toml | [owasp.csrfguard]¶§enable = false # theirs
        warning | tomcat-defaults | repository/resources/conf/templates/repository/conf/tomcat/web.xml.j2 | <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class> => <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>¶<init-param>§<param-name>listings</param-name><param-value>true</param-value></init-param>
        warning | log-masking | repository/conf/log4j2.properties | loggers = AUDIT_LOG, => logger.wire.name = org.apache.http.wire¶§logger.wire.level = DEBUG¶loggers = wire, AUDIT_LOG,
        warning | audit-log | repository/conf/log4j2.properties | logger.AUDIT_LOG.level = INFO => §logger.AUDIT_LOG.level = OFF
        warning | log-rotation | repository/conf/log4j2.properties | appender.AUDIT_LOGFILE.policies.size.size=10MB => §appender.AUDIT_LOGFILE.policies.size.size=100GB
        warning | default-password | toml | [output_adapter.email]¶username = "mailer@example.org"¶§password = "changeit"
        """;

    /** Rule, place and text. */
    private static final String SIBLINGS = """
        hostname-verification | toml | [system.parameter]¶"httpclient.hostnameVerifier" = "Strict"
        hostname-verification | shell | UNUSED=-Dhttpclient.hostnameVerifier=AllowAll
        renegotiation | batch | set "_JAVA_OPTIONS=-Djdk.tls.rejectClientInitiatedRenegotiation=true"
        dh-key-size | option | -Djdk.tls.ephemeralDHKeySize=4096
        tls-protocols | connector | <!-- <Connector port="8444" SSLEnabled="true"/> -->
        tls-protocols | connector | <Connector port="8444" SSLEnabled="true" sslEnabledProtocols="TLSv1.2,TLSv1.3"/>
        tls-ciphers | connector | <Connector port="8444" SSLEnabled="true" useServerCipherSuitesOrder="true" ciphers="TLS_AES_256_GCM_SHA384"/>
        http-connector | connector | <Connector port="8444" SSLEnabled="true"/>
        leftover-secret | deploy/values.yaml | [super_admin]¶password = "{{ .Values.password }}"
        leftover-secret | deploy/env.toml | [super_admin]¶password = "$env{PASSWORD}"
        leftover-secret | docs/jwks.json | {"keys": [{"kty":"RSA","e":"AQAB","n":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", "d": "private"}]}
        leftover-secret | docs/keys.md | A key begins with¶-----BEGIN PRIVATE KEY-----¶and ends likewise.
        plain-secret | toml | [authentication.authenticator.email_otp.parameters]¶showPassword = "true"
        user-store-without-tls | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B"><Property name="ConnectionURL">ldaps://a ldaps://b</Property></UserStoreManager>
        user-store-without-tls | repository/tenants/7/eventpublishers/p.xml | <UserStoreManager><Property name="ConnectionURL">ldap://a</Property></UserStoreManager>
        user-store-root-user | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B"><Property name="ConnectionURL">ldaps://a</Property><Property name="ConnectionName">cn=is,ou=admin</Property></UserStoreManager>
        database-without-tls | toml | [datasource.reports]¶id = "R"¶url = "jdbc:postgresql://db.example.org/r?sslmode=verify-full"¶driver = "org.postgresql.Driver"
        database-without-tls | repository/conf/datasources/master-datasources.xml.bak | <datasource><name>R</name><definition><configuration><url>jdbc:mysql://a/b</url></configuration></definition></datasource>
        database-without-tls | toml | [datasource.reports]¶id = "R"¶url = "jdbc:sqlserver://db.example.org;encrypt=true;trustServerCertificate=false"¶driver = "x"
        database-root-user | repository/tenants/7/userstores/db.xml | <UserStoreManager class="a.B"><Property name="url">jdbc:mysql://a/b</Property><Property name="userName">rooted</Property></UserStoreManager>
        deployed-secrets | repository/tenants/7/userstores/p.xml | <UserStoreManager class="a.B"><Property name="ConnectionPassword">of-our-own-1</Property></UserStoreManager>
        debug-agent | shell | # JAVA_OPTS=-agentlib:jdwp=server=y
        jmx | option | -Dcom.sun.management.jmxremote.authenticate=false
        unsafe-properties | option | -Djava.security.properties=/opt/more.security
        csrf-guard | toml | [owasp.csrfguard]¶enable = true
        tls-ciphers | option | -Djdk.tls.client.cipherSuites=TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        tomcat-defaults | repository/conf/deployment.toml | [transport.https.properties] => [transport.https.properties]¶allowTrace = false
        log-masking | repository/conf/log4j2.properties | logger.wire.name = org.apache.http.wire¶logger.wire.level = DEBUG
        audit-log | repository/conf/log4j2.properties | rootLogger.level = INFO => rootLogger.level = OFF
        log-rotation | repository/conf/log4j2.properties | appender.AUDIT_LOGFILE.policies.size.size=10MB => appender.AUDIT_LOGFILE.policies.size.size=500 KB
        """;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void areNamedByTheirRuleAtTheirLine(HardenedServer kind, String fault) throws IOException {
        String[] columns = columns(fault);
        try (var server = kind.open()) {
            String location = new Touch(columns[2], columns[3]).in(server);

            assertThat(news(kind, server, columns[1]))
                    .singleElement()
                    .asString()
                    .startsWith(columns[0] + " " + location + ": ");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("siblings")
    void bringNothingWhereTheyOnlyLookLikeOne(HardenedServer kind, String sibling) throws IOException {
        String[] columns = columns(sibling);
        try (var server = kind.open()) {
            new Touch(columns[1], columns[2]).in(server);

            assertThat(news(kind, server, columns[0])).isEmpty();
        }
    }

    static Stream<Arguments> faults() {
        return inBoth(FAULTS);
    }

    static Stream<Arguments> siblings() {
        return inBoth(SIBLINGS);
    }

    private static Stream<Arguments> inBoth(String table) {
        return Arrays.stream(HardenedServer.values())
                .flatMap(kind -> table.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> Arguments.of(kind, line)));
    }

    private static String[] columns(String line) {
        return line.split(" +\\| ");
    }

    private static List<String> news(HardenedServer kind, AuditedServer server, String rule) throws IOException {
        var control = Controls.all().stream()
                .filter(candidate -> candidate.id().equals(rule))
                .findFirst()
                .orElseThrow();
        if (!BEFORE.containsKey(kind + rule)) {
            try (var sound = kind.open()) {
                BEFORE.put(kind + rule, sound.findings(control));
            }
        }
        var news = new ArrayList<>(server.findings(control));
        news.removeAll(BEFORE.get(kind + rule));
        return news;
    }
}
