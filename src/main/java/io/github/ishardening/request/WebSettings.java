package io.github.ishardening.request;

import java.util.List;
import java.util.Optional;

/**
 * The settings for web applications and services.
 *
 * @param hsts the HTTP Strict Transport Security settings
 * @param sessionIdLength the minimum length of session identifiers, in bytes; longer ones are kept
 * @param callbackUrls regular expressions of callback URLs that are allowed besides those of the server's own host
 * @param denyList the admin services that are turned off
 * @param adminServices whether SOAP admin services are kept
 * @param httpConnector whether the plain HTTP connector is kept; by default, not on a new server that works without it
 * @param gatewayHostname the public name of API Manager's gateway; by default the server's own
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

    /** The services that Identity Server 7.3 denies by default. */
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

    /** The settings that apply unless configured otherwise. */
    public static WebSettings defaults() {
        return new WebSettings(
                HstsSettings.defaults(), TOMCATS_OWN, List.of(), DENIED, true, Optional.empty(), Optional.empty());
    }
}
