package io.github.ishardening.inspection;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.request.HstsSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A {@code web.xml}, and the response headers that its filters send.
 *
 * @param xml the file
 */
public record WebDescriptor(XmlFile xml) {

    /** The global descriptor, whose filters apply to every web application. */
    public static final String GLOBAL = "repository/conf/tomcat/web.xml";

    /** The descriptor of the management console and of the services. */
    public static final String CARBON = "repository/conf/tomcat/carbon/WEB-INF/web.xml";

    /** The cure if {@link #sendsHstsBriefly}. */
    public static final String LONGER = "Set hstsMaxAgeSeconds to " + HstsSettings.YEAR + ", a year.";

    private static final String SECURITY_FILTER = "HttpHeaderSecurityFilter";
    private static final String CACHE_FILTER = "CachePreventionFilter";
    private static final List<String> FRAMED_BY_NOBODY_ELSE = List.of("DENY", "SAMEORIGIN");
    private static final List<String> EVERYTHING = List.of("/*", "*");

    /** Whether every response tells browsers to insist on HTTPS. */
    public boolean sendsHsts() {
        return sendsHsts(1);
    }

    /** Whether every response does so, but for less than six months. */
    public boolean sendsHstsBriefly() {
        return sendsHsts() && !sendsHsts(HstsSettings.GOOD_AGE);
    }

    private boolean sendsHsts(int seconds) {
        return filters(SECURITY_FILTER).stream()
                .anyMatch(filter ->
                        sendsHsts(filter, seconds) && patterns(filter).stream().anyMatch(EVERYTHING::contains));
    }

    private static boolean sendsHsts(Element filter, int seconds) {
        return isOn(filter, "hstsEnabled")
                && seconds(parameter(filter, "hstsMaxAgeSeconds").orElse("0")) >= seconds;
    }

    /** Whether no response may be framed by other sites, which is the default of Tomcat's filter. */
    public boolean refusesFrames() {
        return filters(SECURITY_FILTER).stream()
                .anyMatch(filter ->
                        refusesFrames(filter) && patterns(filter).stream().anyMatch(EVERYTHING::contains));
    }

    private static boolean refusesFrames(Element filter) {
        return isOn(filter, "antiClickJackingEnabled")
                && FRAMED_BY_NOBODY_ELSE.contains(
                        parameter(filter, "antiClickJackingOption").orElse("DENY"));
    }

    /** Whether any response tells browsers not to cache it. */
    public boolean preventsCaching() {
        return filters(CACHE_FILTER).stream()
                .anyMatch(filter -> !patterns(filter).isEmpty());
    }

    /** The class of the filter that prevents caching, whether mapped or not. */
    public Optional<String> cacheFilter() {
        return filters(CACHE_FILTER).stream()
                .map(filter -> XmlFile.childText(filter, "filter-class"))
                .findFirst();
    }

    /**
     * Whether the response to a path tells browsers to insist on HTTPS.
     *
     * @param path relative to the application's context, with a leading slash
     */
    public boolean sendsHsts(String path) {
        return filters(SECURITY_FILTER, path).anyMatch(filter -> sendsHsts(filter, 1));
    }

    /** Whether the response to a path may not be framed by other sites. */
    public boolean refusesFrames(String path) {
        return filters(SECURITY_FILTER, path).anyMatch(WebDescriptor::refusesFrames);
    }

    /** Whether the response to a path forbids browsers to guess its content type. */
    public boolean forbidsSniffing(String path) {
        return filters(SECURITY_FILTER, path).anyMatch(filter -> isOn(filter, "blockContentTypeSniffingEnabled"));
    }

    /** Whether the response to a path tells browsers not to cache it. */
    public boolean preventsCaching(String path) {
        return filters(CACHE_FILTER, path).findAny().isPresent();
    }

    private Stream<Element> filters(String ofClass, String path) {
        return filters(ofClass).stream()
                .filter(filter -> patterns(filter).stream().anyMatch(pattern -> matches(pattern, path)));
    }

    /**
     * Matches as servlet containers do (Java Servlet Specification 4.0, section 12.2); Tomcat also accepts a single
     * star.
     */
    private static boolean matches(String pattern, String path) {
        if (pattern.endsWith("/*")) {
            return (path + "/").startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return EVERYTHING.contains(pattern)
                || pattern.equals(path)
                || (pattern.startsWith("*.") && path.endsWith(pattern.substring(1)));
    }

    /** Whether a parameter of Tomcat's filters is on, which is the default. */
    private static boolean isOn(Element filter, String parameter) {
        return Boolean.parseBoolean(parameter(filter, parameter).orElse("true"));
    }

    private List<Element> filters(String ofClass) {
        return xml.elements("/web-app/filter").stream()
                .filter(filter -> XmlFile.childText(filter, "filter-class").endsWith(ofClass))
                .toList();
    }

    private List<String> patterns(Element filter) {
        String name = XmlFile.childText(filter, "filter-name");
        return xml.elements("/web-app/filter-mapping").stream()
                .filter(mapping -> XmlFile.childText(mapping, "filter-name").equals(name))
                .flatMap(mapping -> XmlFile.elements(mapping, "url-pattern").stream())
                .map(pattern -> pattern.getTextContent().strip())
                .toList();
    }

    private static Optional<String> parameter(Element filter, String name) {
        return XmlFile.elements(filter, "init-param").stream()
                .filter(parameter -> XmlFile.childText(parameter, "param-name").equals(name))
                .map(parameter -> XmlFile.childText(parameter, "param-value"))
                .findFirst();
    }

    private static long seconds(String text) {
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }
}
