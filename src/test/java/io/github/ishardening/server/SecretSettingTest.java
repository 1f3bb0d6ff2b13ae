package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.ishardening.control.secret.CommentedSecret;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.secret.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSettingTest {

    /** Keys of WSO2's configuration catalogue and of the default.json of Identity Server and API Manager. */
    @ParameterizedTest(name = "{0} = {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            super_admin.password | Adm1n-pw | clear
            super_admin.username | admin | none
            super_admin.create_admin_account | true | none
            user_store.connection_password | Reader-1 | clear
            user_store.properties.ConnectionPassword | Reader-1 | clear
            user_store.properties.PasswordDigest | SHA-256 | none
            user_store.properties.PasswordHashMethod | PLAIN_TEXT | none
            user_store.properties.PasswordJavaRegEx | ^[\\S]{5,30}$ | none
            user_store.properties.StoreSaltedPassword | true | none
            user_store.properties.passwordHashMethod | SHA | none
            user_store.properties.UpdateUserPasswordSQL | UPDATE UM_USER SET UM_USER_PASSWORD=?, UM_SALT_VALUE=? WHERE UM_USER_NAME=? | none
            user_store.properties.UserNameSearchFilter | (&amp;(objectClass=person)(userPassword=*)) | none
            user_store.properties.kdcEnabled | false | none
            database.identity_db.password | Db-pw-1 | clear
            database.identity_db.username | is_user | none
            database.identity_db.url | jdbc:postgresql://db.example.org/is?sslmode=verify-full | none
            database.identity_db.pool_options.validationQuery | SELECT 1 | none
            database.shared_db.url | jdbc:mysql://user:Pw-in-url@db.example.org/shared | part
            datasource.reports.url | jdbc:postgresql://db.example.org/r?user=report&amp;password=InUrl-9182 | part
            datasource.mssql.url | jdbc:sqlserver://db.example.org;user=sa;password=Sql-1;encrypt=true | part
            datasource.oracle.url | jdbc:oracle:thin:scott/tiger9@//db.example.org:1521/X | part
            datasource.oracle2.url | jdbc:oracle:thin:@//db.example.org:1521/X | none
            datasource.ok.url | jdbc:postgresql://db.example.org/r?user=report&amp;password=$secret{reports} | reference
            datasource.mysql.url | jdbc:mysql://db.example.org/r?trustCertificateKeyStorePassword=Store-1 | part
            keystore.primary.password | Store-1 | clear
            keystore.primary.key_password | Store-1 | clear
            keystore.primary.file_name | primary.p12 | none
            keystore.primary.alias | primary | none
            keystore.primary.type | PKCS12 | none
            keystore.userstore_password_encryption | InternalKeyStore | none
            truststore.password | Store-2 | clear
            transport.https.sslHostConfig.properties.truststorePassword | Store-2 | clear
            transport.https.sslHostConfig.certificate.properties.certificateKeystorePassword | $ref{keystore.tls.password} | reference
            transport.https.sslHostConfig.certificate.properties.certificateKeyPassword | Key-1 | clear
            transport.https.properties.keystorePass | Store-1 | clear
            transport.https.properties.bypass | on-error | none
            transport.passthru_https.sender.key_store.password | $ref{keystore.tls.password} | reference
            transport.passthru_https.listener.trust_store.password | Store-3 | clear
            encryption.key | 0123456789abcdef0123456789abcdef | clear
            encryption.old_key | 0123456789abcdef0123456789abcdef | clear
            encryption.totpKey | 0123456789abcdef | clear
            encryption.type | symmetric | none
            encryption.enable_key_id | true | none
            identity.auth_framework.endpoint.app_password | dashboard | clear
            identity.auth_framework.endpoint.app_name | dashboard | none
            identity.auth_framework.endpoint.username_header | UserName | none
            identity.auth_framework.endpoint.securevault_secret_handler | org.wso2.securevault.secret.handler.SecretManagerSecretCallbackHandler | none
            account_recovery.endpoint.auth.hash | 66cd9688a2ae068244ea01e70f0e230f5623b7fa4cdecb65070a09ec06452262 | none
            tasks.server_password | admin | clear
            tasks.server_username | admin | none
            output_adapter.email.password | Mail-1 | clear
            output_adapter.email.username | mailer@example.org | none
            output_adapter.email.hostname | smtp.example.org | none
            output_adapter.sms.password | Sms-1 | clear
            recaptcha.secret_key | 6LcSecretKeyExample | clear
            recaptcha.site_key | 6LcSiteKeyExample | none
            recaptcha.api_url | https://www.google.com/recaptcha/api.js | none
            recaptcha.enabled | true | none
            authentication.authenticator.email_otp.parameters.GmailClientSecret | GOCSPX-abc | clear
            authentication.authenticator.email_otp.parameters.GmailRefreshToken | 1//refresh | clear
            authentication.authenticator.email_otp.parameters.SendgridAPIKey | SG.abcdef | clear
            authentication.authenticator.email_otp.parameters.apiKeyHeaderRequiredAPIs | Sendgrid | none
            authentication.authenticator.email_otp.parameters.GmailTokenEndpoint | https://www.googleapis.com/oauth2/v3/token | none
            authentication.authenticator.email_otp.parameters.showPassword | true | none
            authentication.authenticator.sms_otp.parameters.TokenLength | 6 | none
            authentication.authenticator.sms_otp.parameters.TokenExpiryTime | 1h | none
            authentication.authenticator.totp.parameters.encodingMethod | Base32 | none
            authentication.authenticator.totp.parameters.Algorithm | HmacSHA1 | none
            authentication.authenticator.x509_certificate.parameters.username | CN | none
            authentication.adaptive.event_publisher.authentication.basic.password | Events-1 | clear
            authentication.consent.prompt | true | none
            authentication.jit_provisioning.password_provisioning_url | /accountrecoveryendpoint/signup.do | none
            oauth.grant_type.password.enable | true | none
            oauth.grant_type.password.grant_handler | org.wso2.carbon.identity.oauth2.token.handlers.grant.PasswordGrantHandler | none
            oauth.grant_type.client_credentials.grant_handler | org.wso2.carbon.identity.oauth2.token.handlers.grant.ClientCredentialsGrantHandler | none
            oauth.hash_tokens_and_secrets | true | none
            oauth.hash_token_algorithm | SHA-256 | none
            oauth.token_generation.access_token_type | JWT | none
            oauth.token_validation.app_access_token_validity | 3600 | none
            oauth.custom_response_type.token | org.wso2.carbon.identity.oauth2.authz.handlers.AccessTokenResponseTypeHandler | none
            oauth.allow_refresh_token | yes | none
            oauth.dcr.authentication_required | true | none
            identity_mgt.password_reset_email.enable_password_reset | true | none
            identity_mgt.password_reset_email.reset_mail_validity | 1440m | none
            identity_mgt.password_reset_by_admin.enable_offline_otp | false | none
            identity_mgt.password_policy.match_pattern | ^((?=.*\\d)(?=.*[a-z])).{0,100}$ | none
            identity_mgt.password_policy.min_characters | 8 | none
            identity_mgt.events.schemes.passwordHistory.properties.count | 5 | none
            identity_mgt.user_onboarding.ask_password | 60m | none
            identity_mgt.user_onboarding.password_generator | org.wso2.carbon.user.mgt.common.DefaultPasswordGenerator | none
            identity_mgt.notification_channel_recovery.recover_password | email | none
            identity_mgt.lite_user_registration.requirePassword | maybe | none
            account.change_password | /my-account | none
            session_data.cleanup.expire_session_token | 30d | none
            multi_tenancy.stratos.paypal.password | Pay-1 | clear
            multi_tenancy.stratos.manager_service.admin_password | Strato-1 | clear
            scim.authentication_handler.oauth.properties.Password | Scim-1 | clear
            monitoring.jmx.rmi_hostname | localhost | none
            apim.key_manager.password | ${admin.password} | reference
            apim.key_manager.service_url | https://localhost:${mgt.transport.https.port}/services/ | none
            apim.throttling.password | $ref{super_admin.password} | reference
            apim.throttling.jms.password | pre-$ref{super_admin.password} | part
            apim.workflow.wf_engine_pass | Wf-1 | clear
            apim.workflow.token_endpoint | https://localhost:9443/oauth2/token | none
            apim.analytics.auth_token | 4f3c8a1e | clear
            apim.analytics.properties.proxy_config_password | Proxy-1 | clear
            apim.ai.key | onprem-0a1b2c | clear
            apim.ai.token | eyJhbGciOi.J9 | clear
            apim.devportal.api_key_alias | gateway_certificate_alias | none
            apim.cors.allow_credentials | false | none
            apim.oauth_config.auth_header | Authorization | none
            apim.token.revocation.persistent_notifier.password | etcd-1 | clear
            apim.jwt.signing_key | MIIEvQIBADANBg | clear
            apim.jwt.private_key | repository/resources/security/jwt.pem | none
            apim.sync_runtime_artifacts.publisher.access_key | AKIAIOSFODNN7EXAMPLE | clear
            apim.throttling.jms.connection | amqp://${admin.username}:${admin.password}@clientid/carbon?brokerlist='tcp://x:5672' | reference
            apim.throttling.jms.broker | amqp://admin:Broker-1@clientid/carbon | part
            database.is.password | $env{DB_PASSWORD} | variable
            database.sys.password | $sys{db.password} | variable
            database.mid.password | a${b}c | part
            database.vault.password | $secret{db} | reference
            database.number.password | 93817264 | clear
            database.empty.password | `` | none
            system.parameter.'javax.net.ssl.trustStorePassword' | Store-9 | clear
            system.parameter.jvm_options | -Djavax.net.ssl.keyStorePassword=Store-9 -Dx=y | part
            custom.storage.connection_string | DefaultEndpointsProtocol=https;AccountName=a;AccountKey=YWJjZA==;EndpointSuffix=x | part
            custom.http.authorization | Basic YWRtaW46YWRtaW4= | clear
            custom.signing | -----BEGIN PRIVATE KEY----- MII | clear
            """)
    void isToldByNameAndText(String key, String text, String answer) {
        var toml = DeploymentToml.parse(
                "%s = '''%s'''\n".formatted(key, text == null ? "" : text).getBytes(StandardCharsets.UTF_8),
                "test.toml");

        var found = SecretSetting.of(toml);

        assertThat(found.stream().map(SecretSettingTest::answer))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(answer));
        assertThat(found.isEmpty()).isEqualTo(answer.equals("none"));
    }

    @Test
    void findsValuesOfPropertiesAndWhatIsInArrays() {
        var toml = DeploymentToml.parse("""
                keys.api_keys = ["first-1", "second-2"]

                [mail.property]
                name = "smtp_password"
                value = "Mail-1"

                [[datasource]]
                id = "A"
                password = "Db-1"

                [datasource.pool]
                name = "password"
                value = "true"

                [[adapter]]
                properties = [{ name = "secret_key", value = "Adapter-1" }, { name = "port", value = "8443" }]
                """.getBytes(StandardCharsets.UTF_8), "test.toml");

        assertThat(SecretSetting.of(toml))
                .extracting(SecretSetting::key, SecretSetting::inside, SecretSetting::label)
                .containsExactly(
                        tuple("keys.api_keys", List.of(0), "keys.api_keys"),
                        tuple("keys.api_keys", List.of(1), "keys.api_keys"),
                        tuple("mail.property.value", List.of(), "mail.property.smtp_password"),
                        tuple("datasource", List.of(0, "password"), "datasource.password"),
                        tuple("adapter", List.of(0, "properties", 0, "value"), "adapter.properties.secret_key"));
        assertThat(SecretSetting.of(toml))
                .allMatch(setting -> !setting.toString().contains("-1"));
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheCommentsOfAProductsOwnConfiguration(ProductLookAlike product) throws IOException {
        try (var distribution = product.open()) {
            String toml = new String(distribution.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8);

            assertThat(CommentedSecret.in(toml)).isEmpty();
        }
    }

    @Test
    void findsSecretsThatAreCommentedOut() {
        assertThat(CommentedSecret.in("""
                # [output_adapter.email]
                # password = "OldMailPassword-77"
                #password = "$secret{mail}"
                # password = "wso2carbon"
                # password = "<password>"
                # The password = of somebody
                ## url = 'jdbc:mysql://u:In-url-1@db/x' # old
                port = 587 # password = "x"
                # enable_password = "true"
                """))
                .containsExactly(new CommentedSecret(2, "password"), new CommentedSecret(7, "url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "$", "a.", "/a", "a/a.", "${", "org.a.", "password=", "://a:", "\\d", "-"})
    void takesNoTimeOverLongTexts(String part) {
        String text = part.repeat(50_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            SecretText.within("x://y:?password=" + text)
                    .forEach(found -> assertThat(found).isNotEmpty());
            SecretText.isSecret("api_key", text);
            SecretText.isSecret("api_key", "org.a." + text + "!");
            SecretText.isNamed(text);
            assertThat(CommentedSecret.in("# x = \"" + text + "\n# " + text)).isEmpty();
        });
    }

    private static String answer(SecretSetting setting) {
        String kind = setting.kind().name().toLowerCase(Locale.ROOT);
        return kind.equals("clear") && !setting.isWhole() ? "part" : kind;
    }
}
