package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes browsers insist on HTTPS after their first visit (RFC 6797). */
@Guideline(
        id = "hsts",
        title = "Responses include Strict-Transport-Security",
        severity = Severity.WARNING,
        source = "Production guidelines, HTTP response",
        address = OfficialPages.PRODUCT_LEVEL + "#hsts",
        hardening = """
            Hardening adds Tomcat's `HttpHeaderSecurityFilter` for all web applications, or turns it on in the \
            descriptors of the console and of unpacked portals. The setting `hstsMaxAge` is the time in seconds that \
            browsers remember it; less than six months is reported. `hstsIncludeSubDomains` extends it to subdomains, \
            and `hstsPreload` permits adding the domain to browsers' preload lists. The filter doesn't apply to \
            responses that the server sends before filters run: in Identity Server, the 401s of its APIs, unknown \
            paths, and the login page without a session. No server setting covers these responses: have the proxy in \
            front of the server add the header.""",
        versions = AppliesTo.TOML
                + " The global filter requires kernel 4.7 or later, that is, Identity Server 6.0 or later. If neither"
                + " the global filter nor a descriptor can be used, the missing header is reported at level info:"
                + " make the proxy in front of the server send it.",
        nist = "AC-17(2)",
        stig = "TCAT-AS-000030")
public final class Hsts extends Control {

    private static final String FILTER_CLASS = "org.apache.catalina.filters.HttpHeaderSecurityFilter";
    private static final String AGE = "hstsMaxAgeSeconds";
    private static final Pattern FILTER = Pattern.compile(
            "<filter>(?:(?!</?filter>|%1$s).)*+%1$s(?:(?!</?filter>).)*+</filter>"
                    .formatted(Pattern.quote(FILTER_CLASS)),
            Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("(?<![ \\t])[ \\t]*+</filter>");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var settings = hardening.settings().web().hsts();
        if (hardening.keys().knows(WebDescriptors.GLOBAL_FILTERS)) {
            filter(settings).addTo(hardening.toml());
            return;
        }
        var distribution = hardening.distribution();
        for (String path : WebDescriptors.ofPages(distribution)) {
            if (Templates.isStatic(distribution, path)) {
                distribution.write(path, enabled(distribution.read(path), settings));
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean curable = inspection.keys().knows(WebDescriptors.GLOBAL_FILTERS);
        WebDescriptors.failing(inspection, WebDescriptor::sendsHsts).forEach(path -> {
            boolean curableHere = curable || Templates.isStatic(inspection.distribution(), path);
            findings.add(
                    curableHere ? findings.severity() : Severity.INFO,
                    Location.of(path),
                    "responses don't tell browsers to insist on HTTPS.",
                    cure(curable, curableHere));
        });
        checkAge(inspection, findings);
        if (answersBeforeFilters(inspection)) {
            findings.byHand(
                    Location.of(ServerFiles.CATALINA),
                    "responses that the server sends before filters run lack the header: 401s of its APIs, unknown"
                            + " paths, and the login page without a session.",
                    "Make the proxy in front of the server send the header with every response.");
        }
        if (!WebDescriptors.isGlobal(inspection, WebDescriptor::sendsHsts)) {
            new Unseen(inspection, findings).none("page", WebDescriptors.ofPages(inspection.distribution()));
        }
    }

    private static void checkAge(Inspection inspection, Findings findings) throws IOException {
        var paths = new ArrayList<String>(List.of(WebDescriptor.GLOBAL));
        paths.addAll(WebDescriptors.ofPages(inspection.distribution()));
        for (String path : paths) {
            if (WebDescriptors.is(inspection, path, WebDescriptor::sendsHstsBriefly)) {
                findings.add(
                        path.equals(WebDescriptor.GLOBAL) ? ageInToml(inspection) : ageIn(inspection, path),
                        "browsers insist on HTTPS for less than six months.",
                        WebDescriptor.LONGER);
            }
        }
    }

    /** The location of the key in a filter, otherwise of the filters, otherwise of the descriptor. */
    private static Location ageInToml(Inspection inspection) throws IOException {
        var toml = inspection.toml();
        int filters = toml.tables(WebDescriptors.GLOBAL_FILTERS).size();
        return IntStream.range(0, filters)
                .mapToObj(filter -> toml.line(WebDescriptors.GLOBAL_FILTERS, List.of(filter, "init_params", AGE)))
                .flatMapToInt(OptionalInt::stream)
                .mapToObj(line -> Location.of(ServerFiles.DEPLOYMENT_TOML, line))
                .findFirst()
                .orElse(
                        filters > 0
                                ? inspection.at(WebDescriptors.GLOBAL_FILTERS)
                                : ageIn(inspection, WebDescriptor.GLOBAL));
    }

    private static Location ageIn(Inspection inspection, String path) throws IOException {
        return Templates.origin(inspection.distribution(), path, ">%s<".formatted(AGE));
    }

    /** Whether valves reject requests before filters run, as in Identity Server; verified on 7.1.0. */
    private static boolean answersBeforeFilters(Inspection inspection) throws IOException {
        return inspection.elements(ServerFiles.CATALINA, "//Valve").stream()
                .anyMatch(valve -> valve.getAttribute("className").endsWith(".AuthenticationValve"));
    }

    private static String cure(boolean everywhere, boolean inTheFile) {
        if (everywhere) {
            return "Add Tomcat's HttpHeaderSecurityFilter in [[tomcat.filter]] of deployment.toml, with hstsEnabled"
                    + " true and hstsMaxAgeSeconds " + HstsSettings.YEAR
                    + ", and map it to /* in [[tomcat.filter_mapping]].";
        }
        return inTheFile
                ? "Set hstsEnabled of the HttpHeaderSecurityFilter to true, and hstsMaxAgeSeconds to "
                        + HstsSettings.YEAR + "."
                : "This version doesn't support it: make the proxy in front of the server send the header.";
    }

    private static Map<String, String> parameters(HstsSettings settings) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("hstsEnabled", "true");
        parameters.put(AGE, String.valueOf(settings.maxAge()));
        if (settings.includeSubDomains()) {
            parameters.put("hstsIncludeSubDomains", "true");
        }
        if (settings.preload()) {
            parameters.put("hstsPreload", "true");
        }
        return parameters;
    }

    private static GlobalFilter filter(HstsSettings settings) {
        var parameters = parameters(settings);
        // Framing is up to each application: the console itself uses frames.
        parameters.put("antiClickJackingEnabled", "false");
        return new GlobalFilter("StrictTransportSecurityFilter", FILTER_CLASS, "/*", parameters);
    }

    private static byte[] enabled(byte[] descriptor, HstsSettings settings) {
        var text = new XmlText(descriptor);
        var filter = text.find(FILTER, 0);
        while (filter.isPresent()) {
            int start = filter.get().start();
            parameters(settings).forEach((name, value) -> set(text, name, value, start));
            filter = text.find(
                    FILTER,
                    text.find(FILTER, filter.get().start()).orElseThrow().end());
        }
        return text.content();
    }

    private static void set(XmlText text, String name, String value, int from) {
        var parameter = Pattern.compile(
                "<param-name>\\s*+%s\\s*+</param-name>\\s*+<param-value>([^<]*+)</param-value>".formatted(name));
        int end = text.find(FILTER, from).orElseThrow().end();
        var found = text.find(parameter, from).filter(match -> match.end() < end);
        if (found.isPresent()) {
            text.replace(found.get().start(1), found.get().end(1), value);
        } else {
            int at = text.find(END, from).orElseThrow().start();
            text.replace(at, at, """
                            <init-param>
                                <param-name>%s</param-name>
                                <param-value>%s</param-value>
                            </init-param>
                    """.formatted(name, value));
        }
    }
}
