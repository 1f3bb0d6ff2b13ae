package io.github.ishardening.control.web;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.request.HstsSettings;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A {@code web.xml}, and which response headers its filters send.
 *
 * @param xml the file
 */
public record WebDescriptor(XmlFile xml) {

    /** The global descriptor, whose filters work in every web application. */
    static final String GLOBAL = "repository/conf/tomcat/web.xml";

    /** The descriptor of the management console and of the services. */
    public static final String CARBON = "repository/conf/tomcat/carbon/WEB-INF/web.xml";

    /** The cure where {@link #sendsHstsBriefly}. */
    static final String LONGER = "Set hstsMaxAgeSeconds to " + HstsSettings.YEAR + ", a year.";

    private static final String SECURITY_FILTER = "HttpHeaderSecurityFilter";
    private static final String CACHE_FILTER = "CachePreventionFilter";
    private static final List<String> FRAMED_BY_NOBODY_ELSE = List.of("DENY", "SAMEORIGIN");
    private static final List<String> EVERYTHING = List.of("/*", "*");

    /** Whether every response tells browsers to insist on HTTPS. */
    boolean sendsHsts() {
        return sendsHsts(1);
    }

    /** Whether it does, but for less than six months. */
    boolean sendsHstsBriefly() {
        return sendsHsts() && !sendsHsts(HstsSettings.GOOD_AGE);
    }

    private boolean sendsHsts(int seconds) {
        return filters(SECURITY_FILTER).stream()
                .anyMatch(filter -> Boolean.parseBoolean(
                                parameter(filter, "hstsEnabled").orElse("true"))
                        && seconds(parameter(filter, "hstsMaxAgeSeconds").orElse("0")) >= seconds
                        && patterns(filter).stream().anyMatch(EVERYTHING::contains));
    }

    /** Whether no response may be framed by other sites; Tomcat's filter sees to that unless it is told not to. */
    boolean refusesFrames() {
        return filters(SECURITY_FILTER).stream()
                .anyMatch(filter -> Boolean.parseBoolean(
                                parameter(filter, "antiClickJackingEnabled").orElse("true"))
                        && FRAMED_BY_NOBODY_ELSE.contains(
                                parameter(filter, "antiClickJackingOption").orElse("DENY"))
                        && patterns(filter).stream().anyMatch(EVERYTHING::contains));
    }

    /** Whether pages tell browsers not to keep them. */
    boolean preventsCaching() {
        return filters(CACHE_FILTER).stream()
                .anyMatch(filter -> !patterns(filter).isEmpty());
    }

    /** The class of the filter that prevents caching, mapped or not. */
    Optional<String> cacheFilter() {
        return filters(CACHE_FILTER).stream()
                .map(filter -> XmlFile.childText(filter, "filter-class"))
                .findFirst();
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
