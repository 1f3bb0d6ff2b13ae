package io.github.ishardening.request;

/**
 * The HTTP Strict Transport Security settings (RFC 6797).
 *
 * @param maxAge how long browsers insist on HTTPS, in seconds; at least {@link #LEAST_AGE}
 * @param includeSubDomains whether this also applies to subdomains
 * @param preload whether browsers may preload the domain, which requires {@code includeSubDomains} and a year
 */
public record HstsSettings(int maxAge, boolean includeSubDomains, boolean preload) {

    /** The smallest accepted {@code maxAge}, one day: a shorter one doesn't protect the next visit. */
    public static final int LEAST_AGE = 86_400;

    /** The {@code maxAge} in the guidelines, six months. */
    public static final int GOOD_AGE = 15_768_000;

    /** One year, as in the examples of RFC 6797, and as preload lists require. */
    public static final int YEAR = 31_536_000;

    /** The settings that apply unless configured otherwise. */
    public static HstsSettings defaults() {
        return new HstsSettings(YEAR, false, false);
    }
}
