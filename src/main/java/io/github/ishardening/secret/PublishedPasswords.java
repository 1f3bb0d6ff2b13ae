package io.github.ishardening.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of publicly known passwords: of products, their documentation and common examples. */
public final class PublishedPasswords {

    /** The default password of every product's stores and embedded databases. */
    public static final Secret STOCK = Secret.of("wso2carbon");

    /** The default password of every product's first administrator. */
    public static final Secret OF_ADMINISTRATORS = Secret.of("admin");

    /** The default password with which the portals call the server. */
    public static final Secret OF_PORTALS = Secret.of("dashboard");

    /** Common passwords of keystores, the most common first, since each attempt takes thousands of iterations. */
    public static final List<Secret> OF_STORES = Stream.concat(
                    Stream.of(STOCK),
                    Stream.of("changeit", "changeme", "password", "secret", "wso2", "123456")
                            .map(Secret::of))
            .toList();

    /** In lower case. */
    private static final Set<String> ALL = Stream.concat(
                    Stream.concat(OF_STORES.stream(), Stream.of(OF_ADMINISTRATORS, OF_PORTALS))
                            .map(Secret::reveal),
                    // The last three are from API Manager's templates of deployment.toml.
                    Stream.of(("admin123 root regadmin passphrase passw0rd password1" + " shareduser apimuser apim+123")
                            .split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private PublishedPasswords() {}

    /** Whether a password is publicly known, ignoring case. */
    public static boolean contains(Secret password) {
        return contains(password.reveal());
    }

    /** Whether a password in a configuration file is publicly known, ignoring case. */
    public static boolean contains(String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT));
    }
}
