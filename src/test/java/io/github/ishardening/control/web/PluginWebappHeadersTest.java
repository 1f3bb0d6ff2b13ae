package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginWebappHeadersTest {

    private static final String SHOP = ServerFiles.WEBAPPS + "shop/WEB-INF/web.xml";
    private static final String HSTS = "<filter><filter-name>HttpHeaderSecurityFilter</filter-name>"
            + "<filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>"
            + "<init-param><param-name>hstsMaxAgeSeconds</param-name><param-value>31536000</param-value></init-param>"
            + "</filter><filter-mapping><filter-name>HttpHeaderSecurityFilter</filter-name>"
            + "<url-pattern>/*</url-pattern></filter-mapping>";
    private static final String CACHE = "<filter><filter-name>CachePreventionFilter</filter-name>"
            + "<filter-class>org.wso2.carbon.ui.filters.cache.ContentTypeBasedCachePreventionFilter</filter-class>"
            + "<init-param><param-name>patterns</param-name>"
            + "<param-value>text/html,application/json,text/plain</param-value></init-param>"
            + "<init-param><param-name>filterAction</param-name><param-value>enforce</param-value></init-param>"
            + "</filter><filter-mapping><filter-name>CachePreventionFilter</filter-name>"
            + "<url-pattern>/*</url-pattern></filter-mapping>";
    private static final String NO_HSTS =
            "warning %s: shop doesn't tell browsers to insist on HTTPS. Add to its web.xml: " + HSTS;
    private static final String KEPT = "warning %s: shop lets browsers cache its pages. Add to its web.xml: " + CACHE;

    @Test
    void namesBothHeadersThatAnOwnApplicationOfAStockServerLacks() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(SHOP, "<web-app/>");

            assertThat(server.findings(new PluginWebappHeaders()))
                    .containsExactly(NO_HSTS.formatted(SHOP), KEPT.formatted(SHOP));
        }
    }

    @Test
    void grantsItTheFilterThatAHardenedServerHasForAll() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(SHOP, "<web-app/>");

            assertThat(server.findings(new PluginWebappHeaders())).containsExactly(KEPT.formatted(SHOP));
        }
    }

    @Test
    void looksIntoAWar() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(ServerFiles.WEBAPPS + "shop.war", war("<web-app>" + HSTS + "</web-app>"));

            assertThat(server.findings(new PluginWebappHeaders()))
                    .containsExactly(KEPT.formatted(ServerFiles.WEBAPPS + "shop.war!/WEB-INF/web.xml"));
        }
    }

    @Test
    void isContentWithWhatItSaysToAdd() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(SHOP, "<web-app>" + HSTS + CACHE + "</web-app>");

            assertThat(server.findings(new PluginWebappHeaders())).isEmpty();
            assertThat(server.notApplicable(new PluginWebappHeaders())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth2",
                "api#users#v1",
                "t#example.com",
                "emailotpauthenticationendpoint",
                "keymanager-operations",
                "client-registration#v0.17"
            })
    void leavesOutWhatComesWithTheProduct(String name) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(ServerFiles.WEBAPPS + name + "/WEB-INF/web.xml", "<web-app/>");

            assertThat(server.findings(new PluginWebappHeaders())).isEmpty();
            assertThat(server.notApplicable(new PluginWebappHeaders()))
                    .containsExactly("there is no custom web application");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "devportal",
                "publisher",
                "mexut",
                "STRATOS_ROOT",
                "select-tenant",
                "am#sample#pizzashack#v1"
            })
    void leavesOutWhatComesWithApiManagerOnly(String name) throws IOException {
        String descriptor = ServerFiles.WEBAPPS + name + "/WEB-INF/web.xml";
        try (var apiManager = AuditedServer.of(ProductLookAlike.APIM_4_5.open());
                var kernel = AuditedServer.stock(Kernel.PKCS12)) {
            apiManager.put(descriptor, "<web-app/>");
            kernel.put(descriptor, "<web-app/>");

            assertThat(apiManager.findings(new PluginWebappHeaders())).isEmpty();
            assertThat(kernel.findings(new PluginWebappHeaders())).hasSize(2);
        }
    }

    private static byte[] war(String descriptor) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write(descriptor.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
