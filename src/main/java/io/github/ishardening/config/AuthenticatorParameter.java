package io.github.ishardening.config;

import io.github.ishardening.request.MutualSslAuthenticator;
import java.util.regex.Pattern;

/**
 * {@code <mutualTls><authenticator>}: WSO2's MutualSSLAuthenticator, which authenticates clients of the admin
 * services. Off without this element.
 *
 * <pre>{@code
 * <mutualTls>
 *   <mode>optional</mode>
 *   <clients>
 *     <certificate>
 *       <file>clients.pem</file>
 *     </certificate>
 *   </clients>
 *   <authenticator>
 *     <usernameHeader>X-User</usernameHeader>
 *   </authenticator>
 * </mutualTls>
 * }</pre>
 */
public class AuthenticatorParameter {

    // A field name (RFC 9110) without characters that are special in XML or templates.
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_.-]+");

    /** The HTTP or SOAP header in which a client names the user that it acts as. */
    private String usernameHeader = "UserName";

    MutualSslAuthenticator toAuthenticator() {
        return new MutualSslAuthenticator(Syntax.require(
                "<mutualTls><authenticator><usernameHeader>", usernameHeader, HEADER, "the name of a header"));
    }
}
