package io.github.ishardening.request;

/**
 * What browsers are told about HTTPS (RFC 6797).
 *
 * @param maxAge for how long they insist on it, in seconds; {@link #LEAST_AGE} at least
 * @param includeSubDomains whether they do so for the hosts below this one too
 * @param preload whether the domain may be built into browsers, which takes {@code includeSubDomains} and a year
 */
public record HstsSettings(int maxAge, boolean includeSubDomains, boolean preload) {

    /** The least {@code maxAge} that can be set, a day: what browsers forget sooner doesn't protect the next visit. */
    public static final int LEAST_AGE = 86_400;

    /** What the guidelines take, six months. */
    public static final int GOOD_AGE = 15_768_000;

    /** One year, as RFC 6797 has it in its examples and preload lists ask for it. */
    public static final int YEAR = 31_536_000;

    /** What is written unless the user says otherwise. */
    public static HstsSettings defaults() {
        return new HstsSettings(YEAR, false, false);
    }
}
