package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server in the shape of Identity Server 5.6, of which no distribution can be had: the files that hardening reads, and
 * the stores of the oldest kernel.
 */
public final class XmlEraServer {

    static final String CARBON = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <Server xmlns="http://wso2.org/projects/carbon/carbon.xml">
                <Name>WSO2 Identity Server</Name>
                <!--HostName>www.wso2.org</HostName-->
                <Security>
                    <!-- <KeyStore><Location>of an example</Location></KeyStore> -->
                    <KeyStore>
                        <!-- Keystore file location-->
                        <Location>${carbon.home}/repository/resources/security/wso2carbon.jks</Location>
                        <Type>JKS</Type>
                        <Password>wso2carbon</Password>
                        <KeyAlias>wso2carbon</KeyAlias>
                        <KeyPassword>wso2carbon</KeyPassword>
                    </KeyStore>
                    <RegistryKeyStore>
                        <Location>${carbon.home}/repository/resources/security/wso2carbon.jks</Location>
                        <Type>JKS</Type>
                        <Password>wso2carbon</Password>
                        <KeyAlias>wso2carbon</KeyAlias>
                        <KeyPassword>wso2carbon</KeyPassword>
                    </RegistryKeyStore>
                    <TrustStore>
                        <Location>${carbon.home}/repository/resources/security/client-truststore.jks</Location>
                        <Type>JKS</Type>
                        <Password>wso2carbon</Password>
                    </TrustStore>
                </Security>
            </Server>
            """.replace("\n", "\r\n");
    static final String CATALINA = """
            <?xml version='1.0' encoding='utf-8'?>
            <Server port="8005" shutdown="SHUTDOWN">
              <Service name="Catalina">
                <Connector  protocol="org.apache.coyote.http11.Http11NioProtocol"
                            port="9763"/>
                <!-- <Connector SSLEnabled="true" clientAuth="true"/> -->
                <Connector  protocol="org.apache.coyote.http11.Http11NioProtocol"
                            port="9443"
                            clientAuth="want"
                            SSLEnabled="true"
                            keystoreFile="${carbon.home}/repository/resources/security/wso2carbon.jks"
                            keystorePass="wso2carbon"
                            URIEncoding="UTF-8"/>
              </Service>
            </Server>
            """;
    static final String AUTHENTICATORS = """
            <Authenticators xmlns="http://wso2.org/projects/carbon/authenticators.xml">
                <Authenticator name="SAML2SSOAuthenticator" disabled="true">
                    <Config>
                        <Parameter name="WhiteList">none</Parameter>
                    </Config>
                </Authenticator>
                <!-- Authenticator Configurations for MutualSSLAuthenticator-->
                <Authenticator name="MutualSSLAuthenticator">
                    <Priority>5</Priority>
                    <Config>
                        <Parameter name="UsernameHeader">UserName</Parameter>
                        <Parameter name="WhiteListEnabled">false</Parameter>
                        <Parameter name="WhiteList"/>
                    </Config>
                </Authenticator>
            </Authenticators>
            """;
    static final String ENDPOINT = "repository/conf/identity/EndpointConfig.properties";

    private final Path home;

    private XmlEraServer(Path home) {
        this.home = home;
    }

    /** Makes one in a folder that isn't there yet. */
    public static XmlEraServer in(Path home) throws IOException {
        var server = new XmlEraServer(home)
                .with("bin/version.txt", "WSO2 Identity Server v5.6.0\n")
                .with("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.4.32\n")
                .with(ServerFiles.CARBON_XML, CARBON)
                .with(ServerFiles.CATALINA, CATALINA)
                .with(AuthenticatorsXml.PATH, AUTHENTICATORS)
                .with(ENDPOINT, """
                        client.keyStore=./repository/resources/security/wso2carbon.jks
                        client.trustStore=./repository/resources/security/client-truststore.jks
                        """)
                .with(AdminServiceClients.JAR + "5.11.256.jar", "a jar")
                .with("bin/wso2server.sh", Kernel.OLDEST.read("bin/wso2server.sh"));
        for (String store :
                new String[] {Kernel.OLDEST.store("wso2carbon"), Kernel.OLDEST.store("client-truststore")}) {
            server.with(store, Kernel.OLDEST.read(store));
        }
        return server;
    }

    XmlEraServer with(String path, String content) throws IOException {
        return with(path, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private XmlEraServer with(String path, byte[] content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** Opens it; the caller closes it. */
    Distribution open() throws IOException {
        return Distribution.open(home);
    }
}
