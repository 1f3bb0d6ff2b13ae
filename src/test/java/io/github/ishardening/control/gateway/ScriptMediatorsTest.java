package io.github.ishardening.control.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptMediatorsTest {

    private static final String CLASSES = "synapse_properties.'limit_java_class_access_in_scripts.";
    private static final String OBJECTS = "synapse_properties.'limit_java_native_object_access_in_scripts.";
    private static final String PAGE = "https://apim.docs.wso2.com/en/4.5.0/install-and-setup/setup/"
            + "deployment-best-practices/security-guidelines-for-production-deployment/#restrict-access-java";
    private static final String OPEN_CLASSES =
            "error %%s: %1$s%%s: anyone who may write an API script can run any Java code".formatted(CLASSES)
                    + (" (WSO2-2025-4510, CVE-2025-11093). "
                                    + "Set %1$senable' to true, %1$slist_type' to ALLOW_LIST and %1$sclass_prefixes' to"
                                    + " org.apache.synapse.mediators.bsf.CommonScriptMessageContext,java.lang.String, or to what"
                                    + " your scripts need (%2$s).")
                            .formatted(CLASSES, PAGE);
    private static final String OPEN_OBJECTS =
            ("error %%s: %1$s%%s: anyone who may write an API script can load Java classes through the objects passed"
                                    + " to it")
                            .formatted(OBJECTS)
                    + (" (WSO2-2023-2938). "
                                    + "Set %1$senable' to true, %1$slist_type' to BLOCK_LIST and %1$sobject_names' to"
                                    + " getClassLoader,loadClass, or to what your scripts need (%2$s).")
                            .formatted(OBJECTS, PAGE);

    private final ScriptMediators control = new ScriptMediators();

    private AuditedServer server;

    @AfterEach
    void closesTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void areKeptFromJavaOnceHardened(ProductLookAlike product) throws IOException {
        server = AuditedServer.of(product.open());
        assertKeptFromJava();
        assertThat(notApplicable())
                .containsExactly("this update level doesn't include the update for WSO2-2025-4510, which these"
                        + " settings require");

        server.put("updates/config.json", "{\"update-level\": 28}".getBytes(UTF_8));
        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).isEmpty();
    }

    @Test
    void areKeptFromJavaInAnyPackWhoseTemplateHasTheTable() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE);

        assertKeptFromJava();
        assertThat(notApplicable()).isEmpty();
    }

    private void assertKeptFromJava() throws IOException {
        assertThat(findings())
                .containsExactly(
                        OPEN_CLASSES.formatted(ApiManager.SYNAPSE, "enable' isn't set"),
                        OPEN_OBJECTS.formatted(ApiManager.SYNAPSE, "enable' isn't set"));

        harden();
        assertThat(findings()).isEmpty();
        assertThat(rendered())
                .contains(
                        "limit_java_class_access_in_scripts.enable=true",
                        "limit_java_class_access_in_scripts.list_type=ALLOW_LIST",
                        "limit_java_class_access_in_scripts.class_prefixes=org.apache.synapse.mediators.bsf.CommonScriptMessageContext,java.lang.String",
                        "limit_java_native_object_access_in_scripts.enable=true",
                        "limit_java_native_object_access_in_scripts.list_type=BLOCK_LIST",
                        "limit_java_native_object_access_in_scripts.object_names=getClassLoader,loadClass");
        byte[] once = server.distribution().read(ServerFiles.DEPLOYMENT_TOML);
        harden();
        assertThat(server.distribution().read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
    }

    @Test
    void getNoListOfOursBesideAnotherType() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'limit_java_class_access_in_scripts.list_type' = "BLOCK_LIST"
                """);

        harden();
        assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).doesNotContain("CommonScriptMessageContext");
        assertThat(findings())
                .containsExactly(OPEN_CLASSES.formatted(
                        server.line("limit_java_class_access_in_scripts.list_type"), "list_type' is 'BLOCK_LIST'"));
    }

    @Test
    void letUsersChooseTheirJava() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'limit_java_class_access_in_scripts.class_prefixes' = "java.util.ArrayList"
                'limit_java_native_object_access_in_scripts.list_type' = "ALLOW_LIST"
                'limit_java_native_object_access_in_scripts.object_names' = "size,get"
                """);

        harden();
        assertThat(findings()).isEmpty();
        assertThat(rendered())
                .contains("limit_java_class_access_in_scripts.enable=true", "java.util.ArrayList", "size,get")
                .doesNotContain("CommonScriptMessageContext", "getClassLoader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang | contains 'java.lang', which gives scripts access to java.lang.Runtime",
                "java.util.ArrayList,java.io.F | contains 'java.io.F', which gives scripts access to java.io.File",
                "java.util.ArrayList,,java.util.Map | contains '', which gives scripts access to java.lang.Runtime",
                "'' | contains '', which gives scripts access to java.lang.Runtime",
            })
    void areNamedWithTheClassThatAListLetsThemHave(String list, String what) throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'limit_java_class_access_in_scripts.class_prefixes' = "%s"
                """.formatted(list));

        harden();
        assertThat(findings())
                .containsExactly(OPEN_CLASSES.formatted(server.line("class_prefixes"), "class_prefixes' " + what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLOCK_LIST | getClassLoader, loadClass | doesn't block loadClass (spaces in the list are significant)",
                "BLOCK_LIST | getClass | doesn't block getClassLoader (spaces in the list are significant)",
                "ALLOW_LIST | size,loadClass | allows loadClass"
            })
    void areNamedWithTheMethodThatAListLetsThemCall(String type, String names, String what) throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'limit_java_native_object_access_in_scripts.list_type' = "%s"
                'limit_java_native_object_access_in_scripts.object_names' = "%s"
                """.formatted(type, names));

        harden();
        assertThat(findings())
                .containsExactly(OPEN_OBJECTS.formatted(server.line("object_names"), "object_names' " + what));
    }

    @ParameterizedTest
    @ValueSource(strings = {"block_list", "ALLOW"})
    void areNamedWhereTheServerKnowsNoSuchType(String type) throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).toml("""
                [synapse_properties]
                'limit_java_native_object_access_in_scripts.list_type' = "%s"
                """.formatted(type));

        harden();
        assertThat(findings())
                .containsExactly(
                        OPEN_OBJECTS.formatted(server.line("list_type"), "list_type' is '%s'".formatted(type)));
    }

    @Test
    void areNamedAtTheLineOfTheTemplateThatLeavesThemOpen() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE);
        server.append(Templates.of(ApiManager.SYNAPSE), "limit_java_class_access_in_scripts.enable=false\n");

        assertThat(findings()).contains(OPEN_CLASSES.formatted(ApiManager.SYNAPSE + ":1", "enable' is 'false'"));
    }

    @Test
    void areAnErrorWhereNoServerReadsTheProperties() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE).append(Templates.of(ApiManager.SYNAPSE), "my.path = C:\\users\n");

        assertThat(findings())
                .containsExactly("error .: couldn't be checked: repository/conf/synapse.properties has"
                        + " \\u without four"
                        + " hexadecimal digits. Write each backslash twice.");
    }

    @Test
    void areNotDecidedWhereTheFolderOfUpdatesSaysNothing() throws IOException {
        server = AuditedServer.of(ProductLookAlike.APIM_4_5.open());
        harden();
        server.put("updates/config.json", "{}");

        assertThat(notApplicable())
                .containsExactly(
                        "the updates folder doesn't show whether the update for WSO2-2025-4510 is installed, which"
                                + " these settings require");
    }

    @Test
    void areNotThereInAKernel() throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);

        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).containsExactly("this version doesn't support " + CLASSES + "enable'");
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
