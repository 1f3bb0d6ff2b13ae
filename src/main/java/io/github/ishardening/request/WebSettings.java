package io.github.ishardening.request;

import java.util.List;
import java.util.Optional;

/**
 * What controls write about web applications and services.
 *
 * @param hsts what browsers are told about HTTPS
 * @param sessionIdLength the least length of session identifiers, in bytes; longer ones stay
 * @param callbackUrls regular expressions of callback URLs that are allowed besides those of the server's own host
 * @param denyList the admin services that are turned off
 * @param adminServices whether SOAP admin services stay
 * @param httpConnector whether the plain HTTP connector stays; by default not where a server is new and can do without
 * @param gatewayHostname by which name clients find API Manager's gateway; by default the server's own
 */
public record WebSettings(
        HstsSettings hsts,
        int sessionIdLength,
        List<String> callbackUrls,
        List<String> denyList,
        boolean adminServices,
        Optional<Boolean> httpConnector,
        Optional<String> gatewayHostname) {

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
        return new WebSettings(
                HstsSettings.defaults(), TOMCATS_OWN, List.of(), DENIED, true, Optional.empty(), Optional.empty());
    }
}
