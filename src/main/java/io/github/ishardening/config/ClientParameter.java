package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.ClientSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code <mutualTls><clients><certificate>}: clients that get in, named as partners are. */
public class ClientParameter extends CertificateParameter {

    private static final String WHERE = "<mutualTls><clients>";
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@/+*-]+");

    /**
     * The user that they may act as, for Identity Server 7.3 and updates that can bind certificates to users; {@code *}
     * is any user. Default: the one that their certificate names.
     */
    private String user;

    /**
     * Who gets in, checked.
     *
     * @throws ProblemException naming the parameter that is wrong
     */
    ClientSource toClient() {
        if (user != null && !USER.matcher(user).matches()) {
            throw new ProblemException(
                    WHERE + "<certificate><user>", "must be a user's name or *, was %s.".formatted(user));
        }
        return new ClientSource(toSource(WHERE), Optional.ofNullable(user));
    }
}
