package io.github.ishardening.server;

import io.github.ishardening.deployment.PublicAddress;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Product;

/**
 * The first administrator's sign-in to the hardened server.
 *
 * @param url the address
 * @param user the user name
 * @param password where the password is, in words
 */
public record SignIn(String url, String user, String password) {

    /** The note for a server with data. */
    public static final String STAYS =
            "the administrator's password remains the one in the server's database: [super_admin] is read at the first"
                    + " start only.";

    private static final String USERNAME = "super_admin.username";

    /** The sign-in to a server with this configuration and product. */
    public static SignIn at(Rendered rendered, Product product, String user, String password) {
        return new SignIn(url(rendered, product), user, password);
    }

    /** Returns what to do about the existing password of a server with data. */
    public static String change(Rendered rendered, Product product) {
        return change(url(rendered, product), rendered.value(USERNAME).orElse("the administrator"));
    }

    private static String change(String url, String user) {
        return "If it is still the product's default, sign in at %s as %s and change it there.".formatted(url, user);
    }

    private static String url(Rendered rendered, Product product) {
        // Other versions and products have Carbon's console.
        return PublicAddress.of(rendered).url(product.isIdentityServer7() ? "/console" : "/carbon");
    }

    /** The line for a server with data, whose password doesn't change. */
    public String lineOfKept() {
        return "Note that %s %s".formatted(STAYS, change(url, user));
    }

    /** The sign-in in one line. */
    public String line() {
        return "Sign in at %s as %s; the password is %s.".formatted(url, user, password);
    }
}
