package io.github.ishardening.request;

import java.util.List;

/**
 * What controls write about web applications and services.
 *
 * @param hstsMaxAge for how long browsers insist on HTTPS, in seconds; {@link #LEAST_HSTS_AGE} at least
 * @param sessionIdLength the least length of session identifiers, in bytes; longer ones stay
 * @param callbackUrls regular expressions of callback URLs that are allowed besides those of the server's own host
 * @param denyList the admin services that are switched off
 * @param httpConnector whether the plain HTTP connector stays
 */
public record WebSettings(
        int hstsMaxAge, int sessionIdLength, List<String> callbackUrls, List<String> denyList, boolean httpConnector) {

    /** The least {@code hstsMaxAge}, a day: what browsers forget sooner doesn't protect the next visit. */
    public static final int LEAST_HSTS_AGE = 86_400;

    /** One year, as RFC 6797 has it in its examples and preload lists ask for it. */
    public static final int YEAR = 31_536_000;

    private static final int TOMCATS_OWN = 16;

    /** What Identity Server 7.3 denies by itself. */
    private static final List<String> DENIED = List.of(
            "CarbonAppUploader",
            "WebappAdmin",
            "FileDownloadService",
            "FileUploadService",
            "LoginStatisticsAdmin",
            "NDataSourceAdmin");

    /** Makes the lists immutable. */
    public WebSettings {
        callbackUrls = List.copyOf(callbackUrls);
        denyList = List.copyOf(denyList);
    }

    /** What is written unless the user says otherwise. */
    public static WebSettings defaults() {
        return new WebSettings(YEAR, TOMCATS_OWN, List.of(), DENIED, true);
    }
}
