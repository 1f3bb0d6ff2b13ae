package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheHeadersTest {

    private static final String KEPT = "%s %s: browsers may cache the pages: they lack Cache-Control: no-store. %s";
    private static final String IN_TOML = "Add the product's URLBasedCachePreventionFilter in [[tomcat.filter]] of"
            + " deployment.toml, and map it to *.jsp in [[tomcat.filter_mapping]].";

    @Test
    void saysWhatToAddToAStockKernel() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(KEPT.formatted("warning", WebDescriptor.CARBON, IN_TOML));
        }
    }

    @Test
    void doesNotSendAnybodyIntoAFileThatTheServerMakesAnew() throws IOException {
        try (var server = AuditedServer.stock(Kernel.OLDEST)) {
            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(KEPT.formatted(
                            "info",
                            WebDescriptor.CARBON,
                            "The server regenerates this file: make the proxy in front of it send"
                                    + " Cache-Control: no-store."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, org.wso2.carbon.tomcat.ext.filter.URLBasedCachePreventionFilter",
        "JKS, org.wso2.carbon.ui.filters.cache.URLBasedCachePreventionFilter"
    })
    void addsTheFilterThatTheKernelShips(Kernel kernel, String filter) throws IOException {
        var edits = ControlEdits.of(new CacheHeaders(), kernel);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "tomcat.filter",
                        List.of(Map.of("name", "ConsoleCachePreventionFilter", "class", filter)),
                        "tomcat.filter_mapping",
                        List.of(Map.of("name", "ConsoleCachePreventionFilter", "url_pattern", "*.jsp"))));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void addsNothingToAVersionThatKnowsNoFilters() throws IOException {
        var edits = ControlEdits.of(new CacheHeaders(), Kernel.OLDEST);

        assertThat(edits.toml()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void namesAFilterThatHasAnotherNameThanItsMapping() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new CacheHeaders())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "name = \"ConsoleCachePreventionFilter\"\nurl_pattern",
                    "name = \"OtherFilter\"\nurl_pattern");

            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(KEPT.formatted("warning", WebDescriptor.CARBON, IN_TOML));
        }
    }

    @Test
    void saysWhichPortalsOfALookAlikeOf71MayBeKept() throws IOException {
        String cure = "Add the product's URLBasedCachePreventionFilter for *.jsp, or make the proxy in front of it send"
                + " Cache-Control: no-store.";
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(
                            KEPT.formatted("info", ServerFiles.WEBAPPS + "console/WEB-INF/web.xml", cure),
                            KEPT.formatted("info", ServerFiles.WEBAPPS + "myaccount/WEB-INF/web.xml", cure));
        }
    }

    @Test
    void areNotDecidedWhereThereIsNoPage() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.delete("repository/resources/conf/templates/" + WebDescriptor.CARBON + ".j2")
                    .delete(WebDescriptor.CARBON);

            assertThat(server.findings(new CacheHeaders())).isEmpty();
            assertThat(server.notApplicable(new CacheHeaders())).containsExactly("there is no page");
        }
    }
}
