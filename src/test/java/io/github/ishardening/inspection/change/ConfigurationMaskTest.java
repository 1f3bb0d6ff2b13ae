package io.github.ishardening.inspection.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationMaskTest {

    private static final SoughtSecrets NONE = new SoughtSecrets(Map.of(), List.of());

    private static final List<String> OVER_LINES = """
        passwords = [
          "one",
          "two"
        ]
        a = 1
        password = \"""
        three
        \"""
        a = 2
        store.password=four\\
        five\\
        six
        a = 3
        <Password>
          seven
        </Password>
        a = 4
        key = '''-----BEGIN PRIVATE KEY-----
        eight
        -----END PRIVATE KEY-----'''
        a = 5""".lines().toList();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password = "hunter2"                                     | password = "•••"
            password = 'hunter2' # in plain text                          | password = '•••' # in plain text
            #password="hunter2"                                      | #password="•••"
            'connection.password' = 12345                            | 'connection.password' = •••
            keystore.identity.store.password=two words               | keystore.identity.store.password=•••
            user = { name = "a", password = "hunter2", id = 7 }      | user = { name = "a", password = "•••", id = 7 }
            passwords = ["one", "two"]                               | passwords = •••
            -Djavax.net.ssl.trustStorePassword="hunter2" \\           | -Djavax.net.ssl.trustStorePassword="•••" \\
            set STORE_PASSWORD=hunter2                               | set STORE_PASSWORD=•••
            {"client_secret": "hunter2", "port": 9443}               | {"client_secret": "•••", "port": 9443}
            <Connector port="9443" keystorePass="hunter2"/>          | <Connector port="9443" keystorePass="•••"/>
            <Password>hunter2</Password>                             | <Password>•••</Password>
            <Property name="password">hunter2</Property>             | <Property name="password">•••</Property>
            <p name="trustPassword" value="hunter2"/>                | <p name="trustPassword" value="•••"/>
            url = "ldap://admin:hunter2@ldap.example.com:636"        | url = "ldap://admin:•••@ldap.example.com:636"
            url = "jdbc:x;user=a;password=hunter2;b=c"               | url = "jdbc:x;user=a;password=•••"
            header = "Authorization: Basic YWRtaW46YQ=="             | header = "Authorization: Basic •••"
            id = "Zm9vYmFyMTIzRk9PQkFSNDU2Zm9v"                      | id = "•••"
            hash = 0123456789abcdef0123456789abcdef                  | hash = •••
            secrets.a = "hunter2"                                    | secrets.a = "•••"
            password_2 = "hunter2"                                   | password_2 = "•••"
            password[0]=hunter2                                      | password[0]=•••
            store.password hunter2                                   | store.password •••
            password="two"words                                      | password="•••"
            password="half                                           | password="•••"
            password=#hunter2                                        | password=•••
            PASSWORD="${GIVEN:-hunter2}"                             | PASSWORD="•••"
            @SET PASSWORD=two words                                  | @SET PASSWORD=•••
            keytool -storepass hunter2 -v -keypass "two words"       | keytool -storepass ••• -v -keypass "•••"
            curl -u admin:hunter2 https://example.com                | curl -u ••• https://example.com
            url = "https://admin:hun/ter@2@example.com"              | url = "https://admin:•••@example.com"
            <!-- password: two words -->                             | <!-- password: •••
            <Password><![CDATA[hunter2]]></Password>                 | <Password>•••</Password>
            <Password of="a>b">hunter2</Password>                    | <Password of="a>b">•••</Password>
            <p Name="password" Value="hunter2"/>                     | <p Name="password" Value="•••"/>
            <p value="hunter2"                                       | <p value="•••"
            {"name": "password", "value": "hunter2"}                 | {"name": "password", "value": "•••"}
            json = '{"password": "hunter2", "port": 9443}'           | json = '{"password": "•••", "port": 9443}'
            json = "{\\"password\\": \\"hunter2\\"}"                 | json = "{\\"password\\": •••}"
            """)
    void masksWhatMayBeASecret(String line, String masked) {
        assertThat(ConfigurationMask.mask(List.of(line), index -> true, NONE)).containsExactly(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password = "$secret{keystore_primary_password}"
            password = "$env{IS_TLS_PASSWORD}" # from outside
            enable_password = true
            hostname = "is.example.com"
            file_name = "repository/resources/security/primary.p12"
            algorithm=RSA/ECB/OAEPwithSHA1andMGF1Padding
            ciphers = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
            -Djdk.util.zip.disableZip64ExtraFieldValidation=true
            class = "org.wso2.carbon.tomcat.ext.filter.URLBasedCachePreventionFilter"
            """)
    void leavesWhatTellsNothing(String line) {
        assertThat(ConfigurationMask.mask(List.of(line), index -> true, NONE)).containsExactly(line);
    }

    @Test
    void masksSecretsThatGoOnOverLines() {
        assertThat(ConfigurationMask.mask(OVER_LINES, index -> true, NONE))
                .containsExactly(
                        "passwords = [",
                        "•••",
                        "•••",
                        "•••",
                        "a = 1",
                        "password = \"\"\"",
                        "•••",
                        "•••",
                        "a = 2",
                        "store.password=•••",
                        "•••",
                        "•••",
                        "a = 3",
                        "<Password>",
                        "•••",
                        "•••",
                        "a = 4",
                        "•••",
                        "•••",
                        "•••",
                        "a = 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwords = [ 'a', # ]|'b' ]",
                "passwords = [ 'a]',|'b' ]",
                "passwords = [|['a'],|['b']|]",
                "['secrets']|x = 'a'",
                "{ \"auth\": { \"passwords\": [|\"a\"|] } }",
                "{ \"password\":|\"a\" }",
                "<Connector keystorePass=|'a'/>",
                "<Password><![CDATA[|a|]]></Password>",
                "<Password|of='b'>a</Password>",
                "<Property name='password'|value='a'/>",
                "<Property|value='a'|name='password'/>",
                "<Property name='password'>|a|</Property>",
                "[[property]]|name = 'password'|value = 'a'",
            })
    void letsNoSecretOfSeveralLinesPass(String lines) {
        assertThat(ConfigurationMask.mask(List.of(lines.split("\\|", -1)), index -> true, NONE))
                .noneMatch(line -> line.matches(".*\\b[ab]\\b.*"));
    }

    @Test
    void knowsBehindALongLineThatASecretGoesOn() {
        assertThat(ConfigurationMask.mask(
                        List.of("password = \"\"\"" + "x".repeat(3_000), "a", "\"\"\"", "b = 1"), index -> true, NONE))
                .containsExactly("•••", "•••", "•••", "b = 1");
    }

    @Test
    void showsAValueWhoseNameIsNoSecrets() {
        var lines =
                List.of("[[header]]", "name = \"X-Frame-Options\"", "value = \"DENY\"", "password = \"\"", "port = 1");

        assertThat(ConfigurationMask.mask(lines, index -> true, NONE)).isEqualTo(lines);
    }

    /** What isn't shown is not looked at in full, but for what it says of the lines to come. */
    @Test
    void masksALineAlikeWhateverElseIsShown() {
        var lines = new ArrayList<>(OVER_LINES);
        lines.addAll(List.of("[secrets]", "x = [", "\"b\"", "]", "[server]", "x = \"c\""));
        var all = ConfigurationMask.mask(lines, index -> true, NONE);

        for (int line = 0; line < lines.size(); line++) {
            assertThat(ConfigurationMask.mask(lines, List.of(line)::contains, NONE)
                            .get(line))
                    .as(lines.get(line))
                    .isEqualTo(all.get(line));
        }
    }

    @Test
    void takesTheTableForAPartOfTheKey() {
        assertThat(ConfigurationMask.mask(
                        List.of("[encryption]", "key = \"a\"", "[secrets]", "x = \"b\"", "[server]", "x = \"c\""),
                        index -> true,
                        NONE))
                .containsExactly("[encryption]", "key = \"•••\"", "[secrets]", "x = \"•••\"", "[server]", "x = \"c\"");
    }

    @Test
    void masksASecretAtHandWhereverItStands() {
        var known = new SoughtSecrets(Map.of("admin.password", Secret.of("Very.Own-Secret")), List.of());

        assertThat(ConfigurationMask.mask(List.of("note = \"it is Very.Own-Secret, truly\""), index -> true, known))
                .containsExactly("note = \"it is •••, truly\"");
    }

    @Test
    void showsNothingOfALineThatIsTooLongToBeLookedThrough() {
        assertThat(ConfigurationMask.mask(List.of("a".repeat(3_000)), index -> true, NONE))
                .containsExactly("•••");
    }
}
