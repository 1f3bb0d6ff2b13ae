package io.github.ishardening.request;

/**
 * What controls write about those who sign in.
 *
 * @param sessionTimeout after how many idle minutes a session ends at the latest
 * @param accountLocking whether accounts are locked after wrong passwords
 */
public record SignInSettings(int sessionTimeout, boolean accountLocking) {

    private static final int HALF_AN_HOUR = 30;

    /** What is written unless the user says otherwise. */
    public static SignInSettings defaults() {
        return new SignInSettings(HALF_AN_HOUR, true);
    }
}
