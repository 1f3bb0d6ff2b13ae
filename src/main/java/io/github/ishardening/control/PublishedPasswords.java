package io.github.ishardening.control;

import io.github.ishardening.secret.Secret;
import java.util.List;

/** Passwords that products, their documentation and everybody's examples come with. */
final class PublishedPasswords {

    /** Those that key stores are made with; the most usual first, since each takes thousands of iterations to be tried. */
    static final List<Secret> OF_STORES =
            of("wso2carbon", "changeit", "changeme", "password", "secret", "wso2", "123456");

    /** Those of accounts, by which nothing is to be told apart from other text either. */
    private static final List<Secret> OTHERS = of(
            "admin",
            "admin123",
            "root",
            "regadmin",
            "passphrase",
            "dashboard",
            "passw0rd",
            "Password1",
            // of API Manager's templates of deployment.toml
            "shareduser",
            "apimuser",
            "APIM+123");

    private PublishedPasswords() {}

    /** Whether everybody knows it. */
    static boolean contains(Secret password) {
        return OF_STORES.contains(password) || OTHERS.contains(password);
    }

    private static List<Secret> of(String... passwords) {
        return List.of(passwords).stream().map(Secret::of).toList();
    }
}
