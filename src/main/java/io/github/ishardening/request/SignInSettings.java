package io.github.ishardening.request;

/**
 * The settings for sign-in.
 *
 * @param sessionTimeout the maximum number of idle minutes after which a session ends
 * @param accountLocking whether accounts are locked after wrong passwords
 */
public record SignInSettings(int sessionTimeout, boolean accountLocking) {

    private static final int HALF_AN_HOUR = 30;

    /** The settings that apply unless configured otherwise. */
    public static SignInSettings defaults() {
        return new SignInSettings(HALF_AN_HOUR, true);
    }
}
