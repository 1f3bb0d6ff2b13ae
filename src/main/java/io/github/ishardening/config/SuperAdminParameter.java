package io.github.ishardening.config;

/**
 * {@code <superAdmin>}: the first administrator, created at the first start of the server.
 *
 * <pre>{@code
 * <superAdmin>
 *   <username>is_admin</username>
 *   <password>
 *     <env>IS_ADMIN_PASSWORD</env>
 *   </password>
 * </superAdmin>
 * }</pre>
 */
public class SuperAdminParameter {

    /** The user name; default {@code admin}. */
    private String username = "admin";

    /** The source of the password; by default, it is generated and kept in secrets.properties. */
    private PasswordParameter password = new PasswordParameter();

    String username() {
        return username;
    }

    PasswordParameter password() {
        return password;
    }
}
