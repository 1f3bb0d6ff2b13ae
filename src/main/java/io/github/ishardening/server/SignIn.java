package io.github.ishardening.server;

import io.github.ishardening.deployment.PublicAddress;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Product;

/**
 * How the first administrator gets into the hardened server.
 *
 * @param url where
 * @param user as whom
 * @param password where the password is, in words
 */
public record SignIn(String url, String user, String password) {

    /** What is true of a server that has data. */
    public static final String STAYS =
            "the administrator's password remains the one in the server's database: [super_admin] is read at the first"
                    + " start only.";

    private static final String USERNAME = "super_admin.username";

    /** At a server of this configuration and product. */
    public static SignIn at(Rendered rendered, Product product, String user, String password) {
        return new SignIn(url(rendered, product), user, password);
    }

    /** What to do about the password that a server with data has kept. */
    public static String change(Rendered rendered, Product product) {
        return change(url(rendered, product), rendered.value(USERNAME).orElse("the administrator"));
    }

    private static String change(String url, String user) {
        return "If it is still the product's default, sign in at %s as %s and change it there.".formatted(url, user);
    }

    private static String url(Rendered rendered, Product product) {
        // The others, and other products, have Carbon's console.
        return PublicAddress.of(rendered).url(product.isIdentityServer7() ? "/console" : "/carbon");
    }

    /** What holds instead, in one line, where the server has data. */
    public String lineOfKept() {
        return "Note that %s %s".formatted(STAYS, change(url, user));
    }

    /** All of it in one line. */
    public String line() {
        return "Sign in at %s as %s; the password is %s.".formatted(url, user, password);
    }
}
