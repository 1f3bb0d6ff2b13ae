package io.github.ishardening.control.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MediatorAccessTest {

    private static final String MODE = "synapse_properties.'synapse.mediators.access.control.mode'";
    private static final String LIST = "synapse_properties.'synapse.mediators.access.control.list'";
    private static final String CURE =
            " Set " + MODE + " to ALLOW_LIST and " + LIST + " to the mediators that your policies need.";
    private static final String OPEN = "warning %s: " + MODE
            + " %s: API policies may use any mediator, including those that access databases and files." + CURE;
    private static final String UNSEEN =
            "no synapse-core jar of at most 16 MiB was found, so the audit can't check whether Synapse reads"
                    + " synapse.mediators.access.control.mode";
    private static final String RECOMMENDED =
            "aggregate,builder,cache,call,class,clone,drop,enrich,filter,foreach,header,in,iterate,log,loopback,"
                    + "makefault,opa,out,payloadfactory,property,propertygroup,respond,rewrite,scatter-gather,script,send,"
                    + "sequence,switch,throwerror,variable";
    private static final String ENGINE = "repository/components/plugins/synapse-core_4.0.0.wso2v%d.jar";
    private static final String READER = "org/apache/synapse/config/xml/MediatorAccessControl.class";

    private final MediatorAccess control = new MediatorAccess();

    private AuditedServer server;

    @AfterEach
    void closesTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void isForListedMediatorsOnceHardened(ProductLookAlike product) throws IOException {
        server = AuditedServer.of(product.open());

        assertListed();
        assertThat(notApplicable()).containsExactly(UNSEEN);
    }

    @Test
    void isForListedMediatorsWhereTheEngineReadsTheList() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE)
                .put(ENGINE.formatted(1), jar("other"))
                .put(ENGINE.formatted(2), jar(READER));

        assertListed();
        assertThat(notApplicable()).isEmpty();
    }

    private void assertListed() throws IOException {
        assertThat(findings()).containsExactly(OPEN.formatted(ApiManager.SYNAPSE, "isn't set"));

        harden();
        assertThat(findings()).isEmpty();
        assertThat(rendered())
                .contains(
                        "synapse.mediators.access.control.mode=ALLOW_LIST",
                        "synapse.mediators.access.control.list=" + RECOMMENDED);
        byte[] once = server.distribution().read(ServerFiles.DEPLOYMENT_TOML);
        harden();
        assertThat(server.distribution().read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
    }

    @Test
    void isNotDecidedWhereTheEngineReadsNoList() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).put(ENGINE.formatted(1), jar("other"));

        harden();
        assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).doesNotContain("synapse.mediators.access");
        assertThat(findings()).isEmpty();
        assertThat(notApplicable())
                .containsExactly("Synapse at this update level doesn't read synapse.mediators.access.control.mode");
    }

    @Test
    void isNotSeenInAnEngineThatIsLargerThanAny() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).put(ENGINE.formatted(1), new byte[(16 << 20) + 1]);

        assertListed();
        assertThat(notApplicable()).containsExactly(UNSEEN);
    }

    @Test
    void isAnErrorWhereTheEngineIsNoArchive() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).put(ENGINE.formatted(1), "no jar");

        assertThat(findings()).singleElement().asString().startsWith("error .: couldn't be checked: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONE | log | warning %s: " + MODE
                        + " is 'NONE': API policies may use any mediator, including those that access databases and"
                        + " files."
                        + CURE,
                "deny | log | warning %s: " + MODE
                        + " is 'deny': API policies may use any mediator, including those that access databases and"
                        + " files."
                        + CURE,
                "block_list | class , DbReport,, | info %s: " + MODE
                        + " is BLOCK_LIST: API policies may use any mediator except class, dbreport." + CURE,
            })
    void staysAsTheUserHasIt(String mode, String list, String finding) throws IOException {
        set(mode, list);

        harden();
        assertThat(findings()).containsExactly(finding.formatted(server.line("control.mode")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLOCK_LIST | , | warning %s: " + LIST + " doesn't block any mediators." + CURE,
                "ALLOW_LIST | '' | warning %s: " + LIST + " doesn't allow any mediators, so no API can work." + CURE,
                "allow_list | log, Class, dbreport | info %s: " + LIST
                        + " also allows dbreport, which WSO2's list doesn't contain. Remove what your policies don't"
                        + " need.",
            })
    void isNamedAtTheUsersList(String mode, String list, String finding) throws IOException {
        set(mode, list);

        harden();
        assertThat(findings()).containsExactly(finding.formatted(server.line("control.list")));
    }

    @Test
    void isTheUsersChoiceWithinWhatWso2Recommends() throws IOException {
        set("ALLOW_LIST", "log, property");

        harden();
        assertThat(findings()).isEmpty();
        assertThat(rendered()).doesNotContain("aggregate");
    }

    @Test
    void isMissedByAnApiOfTheDistributionThatUsesAnother() throws IOException {
        String api = "repository/deployment/server/synapse-configs/default/api/own.xml";
        server = ApiManager.stock(ApiManager.WHOLE)
                .put(
                        api,
                        "<api xmlns=\"http://ws.apache.org/ns/synapse\"><resource><inSequence>\n<log/>\n<dblookup/>\n"
                                + "<xslt key=\"a\"/></inSequence></resource></api>")
                .put(api.replace("own.xml", "torn.xml"), "<api><dblookup/>")
                .toml("""
                        [synapse_properties]
                        'synapse.mediators.access.control.mode' = "ALLOW_LIST"
                        'synapse.mediators.access.control.list' = "log,xslt"
                        """);

        assertThat(findings())
                .containsExactly(
                        "info %s: %s also allows xslt, which WSO2's list doesn't contain. Remove what your policies don't need."
                                .formatted(server.line("control.list"), LIST),
                        ("warning %s:3: uses dblookup, which isn't allowed: the gateway doesn't deploy this file. Add"
                                        + " dblookup to %s, or do without it.")
                                .formatted(api, LIST));
    }

    @Test
    void isNotThereInAKernel() throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);

        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).containsExactly("this version doesn't support " + MODE);
    }

    private void set(String mode, String list) throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'synapse.mediators.access.control.mode' = "%s"
                'synapse.mediators.access.control.list' = "%s"
                """.formatted(mode, list));
    }

    private static byte[] jar(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new ZipOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry(entry));
        }
        return bytes.toByteArray();
    }

    private List<String> findings() throws IOException {
        return server.findings(control);
    }

    private List<String> notApplicable() throws IOException {
        return server.notApplicable(control);
    }

    private void harden() throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
    }

    private String rendered() throws IOException {
        return new String(server.rendered(ApiManager.SYNAPSE), UTF_8);
    }
}
