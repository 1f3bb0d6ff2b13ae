package io.github.ishardening.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Passwords that products, their documentation and everybody's examples come with; this is the one list of them. */
public final class PublishedPasswords {

    /** That of the stores and the embedded databases of every product. */
    public static final Secret STOCK = Secret.of("wso2carbon");

    /** That with which the portals call the server. */
    public static final Secret OF_PORTALS = Secret.of("dashboard");

    /** Those that key stores are made with; the most usual first, since each takes thousands of iterations to be tried. */
    public static final List<Secret> OF_STORES = Stream.concat(
                    Stream.of(STOCK),
                    Stream.of("changeit", "changeme", "password", "secret", "wso2", "123456")
                            .map(Secret::of))
            .toList();

    /** In small letters. */
    private static final Set<String> ALL = Stream.concat(
                    Stream.concat(OF_STORES.stream(), Stream.of(OF_PORTALS)).map(Secret::reveal),
                    Stream.of(
                            "admin",
                            "admin123",
                            "root",
                            "regadmin",
                            "passphrase",
                            "passw0rd",
                            "password1",
                            // of API Manager's templates of deployment.toml
                            "shareduser",
                            "apimuser",
                            "apim+123"))
            .collect(Collectors.toUnmodifiableSet());

    private PublishedPasswords() {}

    /** Whether everybody knows a password, whatever the case of its letters. */
    public static boolean contains(Secret password) {
        return contains(password.reveal());
    }

    /** Whether everybody knows a password that stands in a text of configuration. */
    public static boolean contains(String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT));
    }
}
