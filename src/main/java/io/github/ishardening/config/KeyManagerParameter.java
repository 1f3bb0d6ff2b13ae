package io.github.ishardening.config;

import io.github.ishardening.certificate.HostName;
import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.keymanager.Profile;
import io.github.ishardening.keymanager.TokenCertificates;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.trust.CertificateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code <keyManager>}: Identity Server 7 as API Manager's key manager. The builds of both packs can share this
 * element, except for {@code <bundle>}.
 *
 * <pre>{@code
 * <keyManager>
 *   <hostname>apim.example.com</hostname>
 *   <mutualTlsUser>apim@carbon.super</mutualTlsUser>
 *   <acceptRisk>only API Manager registers clients</acceptRisk>
 *   <apiManager>
 *     <file>../api-manager/keys/certificates/ca.pem</file>
 *   </apiManager>
 * </keyManager>
 * <mutualTls>
 *   <mode>optional</mode>
 *   <clients>
 *     <certificate>
 *       <file>api-manager.pem</file>
 *       <user>apim@carbon.super</user>
 *     </certificate>
 *   </clients>
 * </mutualTls>
 * }</pre>
 */
public class KeyManagerParameter {

    private static final String WHERE = "<keyManager>";
    private static final String IDENTITY_SERVER = "identity-server";
    private static final String API_MANAGER = "api-manager";
    private static final int HIGHEST_PORT = 65535;
    /** The maximum length of both names in the schema of the admin API. */
    private static final int LONGEST_NAME = 100;

    private static final KeyManagerParameter UNSET = new KeyManagerParameter();

    /**
     * The type of the distribution: {@code identity-server} (default) or {@code api-manager}, which only needs to trust
     * the Identity Server.
     */
    private String bundle = IDENTITY_SERVER;

    /**
     * Which WSO2 instructions to follow: {@code current} (default): the current ones, for API Manager 4.3 and later;
     * {@code documented}: those published with API Manager 4.3.
     */
    private String profile = "current";

    /**
     * Whether to set {@code [server] legacy_mode}, which re-enables weak algorithms and lenient checks. Default: only
     * with the profile {@code documented}.
     */
    private Boolean legacyMode;

    /**
     * Whether API Manager may create its roles in the Identity Server; default {@code true}; has an effect only with
     * the profile {@code current}.
     */
    private boolean createRoles = true;

    /**
     * Whether to make consumer keys unique in the embedded database, and add SQL scripts for other databases. Default:
     * only with the profile {@code documented}.
     */
    private Boolean uniqueConstraint;

    /** The hostname of API Manager. */
    private String hostname = "localhost";

    /** The HTTPS port of API Manager. */
    private int port = 9443;

    /** The name of this key manager in API Manager. */
    private String name = "WSO2-IS-7";

    /** The name that users see. */
    private String displayName = "WSO2 Identity Server 7";

    /**
     * How API Manager gets the token signing key: {@code jwks} (default) fetches it from the Identity Server;
     * {@code pem} puts the certificate of primary into the registration.
     */
    private String certificates = "jwks";

    /**
     * The Identity Server user that API Manager 4.5 or later acts as when it authenticates with its client certificate,
     * such as {@code admin@carbon.super}. {@code <mutualTls>} must accept the certificate, with the same {@code <user>}
     * if certificates are bound to users. By default, API Manager uses a user name and a password.
     */
    private String mutualTlsUser;

    /** How API Manager is notified of revoked tokens; by default, it isn't. */
    private RevocationParameter revocation;

    /**
     * Why it is acceptable that any client can get the scopes that manage users and applications, on a version that
     * can't withhold them (CVE-2025-11229): a sentence, which the report includes. Only with the profile {@code
     * current}, which grants clients all scopes.
     */
    private String acceptRisk;

    /** The certificates of API Manager that the Identity Server should trust; {@code <file>} or {@code <artifact>}. */
    private CertificateParameter apiManager;

    /** The certificates of the Identity Server that API Manager should trust; {@code <file>} or {@code <artifact>}. */
    private CertificateParameter identityServer;

    /**
     * Whether the distribution is the Identity Server.
     *
     * @throws ProblemException if {@code <bundle>} is neither of the two products
     */
    boolean isIdentityServer() {
        return Choice.of(WHERE + "<bundle>", bundle, IDENTITY_SERVER, API_MANAGER)
                .equals(IDENTITY_SERVER);
    }

    /**
     * The certificates of the other product, if the user specifies them.
     *
     * @throws ProblemException naming the invalid parameter
     */
    Optional<CertificateSource> otherBundle() {
        return isIdentityServer()
                ? Optional.ofNullable(apiManager).map(other -> other.sourceAt(WHERE + "<apiManager>", API_MANAGER))
                : Optional.ofNullable(identityServer)
                        .map(other -> other.sourceAt(WHERE + "<identityServer>", IDENTITY_SERVER));
    }

    /**
     * The validated request for an Identity Server.
     *
     * @param secrets the user's secrets
     * @param mutualTls the accepted client certificates
     * @throws ProblemException naming the invalid parameter
     */
    KeyManagerRequest toRequest(SecretsParameter secrets, MutualTlsRequest mutualTls) {
        var followed = Choice.of(WHERE + "<profile>", profile, Profile.class);
        boolean documented = followed == Profile.DOCUMENTED;
        return new KeyManagerRequest(
                followed,
                legacyMode == null ? documented : legacyMode,
                createRoles && !documented,
                uniqueConstraint == null ? documented : uniqueConstraint,
                host(),
                name("<name>", name),
                name("<displayName>", displayName),
                Choice.of(WHERE + "<certificates>", certificates, TokenCertificates.class),
                user(mutualTls),
                Optional.ofNullable(revocation).map(asked -> asked.toRevocation(secrets)),
                Optional.ofNullable(acceptRisk).map(String::strip));
    }

    /** A note on parameters without effect on this bundle, as both bundles may share the element; empty if none. */
    public Optional<String> note() {
        boolean documented = isIdentityServer() && profile.equalsIgnoreCase("documented");
        var idle = isIdentityServer() ? new ArrayList<String>() : idleOfApiManager();
        if (documented) {
            add(idle, "createRoles", createRoles, UNSET.createRoles);
            add(idle, "acceptRisk", acceptRisk, null);
        }
        if (isIdentityServer()) {
            add(idle, "identityServer", identityServer, null);
        }
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: with <bundle>%s</bundle>%s, these have no effect: %s."
                        .formatted(
                                WHERE,
                                bundle,
                                documented ? " and <profile>documented</profile>" : "",
                                String.join(", ", idle)));
    }

    private List<String> idleOfApiManager() {
        var idle = new ArrayList<String>();
        add(idle, "profile", profile, UNSET.profile);
        add(idle, "legacyMode", legacyMode, null);
        add(idle, "createRoles", createRoles, UNSET.createRoles);
        add(idle, "uniqueConstraint", uniqueConstraint, null);
        add(idle, "hostname", hostname, UNSET.hostname);
        add(idle, "port", port, UNSET.port);
        add(idle, "name", name, UNSET.name);
        add(idle, "displayName", displayName, UNSET.displayName);
        add(idle, "certificates", certificates, UNSET.certificates);
        add(idle, "mutualTlsUser", mutualTlsUser, null);
        add(idle, "revocation", revocation, null);
        add(idle, "acceptRisk", acceptRisk, null);
        add(idle, "apiManager", apiManager, null);
        return idle;
    }

    private static void add(List<String> names, String name, Object value, Object unset) {
        if (!Objects.equals(value, unset)) {
            names.add("<" + name + ">");
        }
    }

    private HttpsHost host() {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new ProblemException(
                    WHERE + "<port>", "must be from 1 to %s, but is %s.".formatted(HIGHEST_PORT, port));
        }
        return new HttpsHost(HostName.require(WHERE + "<hostname>", hostname), port);
    }

    private Optional<String> user(MutualTlsRequest mutualTls) {
        if (mutualTlsUser == null) {
            return Optional.empty();
        }
        Syntax.require(WHERE + "<mutualTlsUser>", mutualTlsUser, Syntax.USER, "a user's name");
        if (!mutualTls.isOn()) {
            throw new ProblemException(
                    WHERE + "<mutualTlsUser>",
                    "needs client certificates, but <mutualTls><mode> is off.",
                    "Set it to optional, and add API Manager's certificate to <mutualTls><clients>.");
        }
        return Optional.of(mutualTlsUser);
    }

    private static String name(String where, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ProblemException(
                    WHERE + where, "must have 1 to %s characters, but is %s.".formatted(LONGEST_NAME, name));
        }
        return name;
    }
}
