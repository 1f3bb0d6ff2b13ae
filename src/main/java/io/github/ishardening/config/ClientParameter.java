package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.ClientSource;
import java.util.Optional;

/**
 * {@code <mutualTls><clients><certificate>}: accepted clients, specified like partners' certificates.
 *
 * <pre>{@code
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
public class ClientParameter extends CertificateParameter {

    private static final String WHERE = "<mutualTls><clients>";

    /**
     * The user that these clients may act as, for Identity Server 7.3 and updates that can bind certificates to
     * users; {@code *} is any user. Default: the user in their certificate.
     */
    private String user;

    /**
     * The validated source of accepted clients.
     *
     * @throws ProblemException naming the invalid parameter
     */
    ClientSource toClient() {
        var actsAs = Optional.ofNullable(user)
                .map(name -> Syntax.require(WHERE + "<certificate><user>", name, Syntax.USER, "a user's name or *"));
        return new ClientSource(toSource(WHERE), actsAs);
    }
}
