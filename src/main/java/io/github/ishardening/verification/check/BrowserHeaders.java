package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the headers with which pages protect users. The server must send those that its descriptors configure; the
 * lack of others is reported at level info, unless this version can be configured to send them.
 *
 * @param server the server
 * @param configuration its configuration, if known
 * @param findings receives the findings
 */
record BrowserHeaders(RunningServer server, Optional<Inspection> configuration, Findings findings) {

    private static final String GLOBAL_FILTERS = "tomcat.filter";
    private static final Pattern AGE = Pattern.compile("(?i)(?:^|;)\\s{0,9}max-age\\s{0,9}=\\s{0,9}\"?([0-9]{1,12})");

    /** Checks all pages. */
    void check(List<ServedPage> served) throws IOException {
        for (ServedPage page : served) {
            if (page.isShown()) {
                for (BrowserHeader header : BrowserHeader.values()) {
                    if (!header.isSent(page.answer())) {
                        lacks(page, header);
                    }
                }
                checkAge(page);
            }
        }
        var without = served.stream()
                .filter(page -> !BrowserHeader.TRANSPORT.isSent(page.answer()))
                .toList();
        if (without.stream().noneMatch(ServedPage::isShown)) {
            sayOfOthers(without);
        }
    }

    /** Reports responses without HSTS that no filter processed, if all pages have it. */
    private void sayOfOthers(List<ServedPage> others) {
        if (!others.isEmpty()) {
            findings.add(
                    Severity.INFO,
                    others.get(0).location(server),
                    "errors and redirects that the server sends before filters run lack Strict-Transport-Security: %s."
                            .formatted(others.stream()
                                    .map(page -> "%s (%s)"
                                            .formatted(
                                                    page.path(), page.answer().status()))
                                    .collect(Collectors.joining(", "))),
                    "Make the proxy in front of the server send the header with every response.");
        }
    }

    private void lacks(ServedPage page, BrowserHeader header) throws IOException {
        var location = page.location(server);
        if (configuration.isEmpty()) {
            findings.add(
                    page.kind() == ServedPage.Kind.SHELL && header == BrowserHeader.CACHE
                            ? Severity.INFO
                            : findings.severity(),
                    location,
                    "the page " + header.lack(),
                    "Harden the server, or make the proxy in front of it send %s.".formatted(header.header()));
        } else if (isPromised(page, header, configuration.get())) {
            findings.add(
                    location,
                    "the page " + header.lack() + " A filter in its web.xml should send it.",
                    "Look for a valve that responds instead, or check the server's log for the filter.");
        } else {
            boolean isCurable = header == BrowserHeader.TRANSPORT
                    && configuration.get().keys().knows(GLOBAL_FILTERS);
            findings.add(
                    isCurable ? findings.severity() : Severity.INFO,
                    location,
                    "the page " + header.lack() + " No filter in its web.xml sends it.",
                    isCurable
                            ? "Leave the control hsts on, or make the proxy in front of the server send it."
                            : "Make the proxy in front of the server send %s.".formatted(header.header()));
        }
    }

    private static boolean isPromised(ServedPage page, BrowserHeader header, Inspection inspection) throws IOException {
        String own = page.application().equals(ServedPage.CARBON)
                ? WebDescriptor.CARBON
                : ServerFiles.WEBAPPS + page.application() + "/WEB-INF/web.xml";
        for (String path : List.of(WebDescriptor.GLOBAL, own)) {
            if (inspection
                    .xml(path)
                    .map(WebDescriptor::new)
                    .filter(descriptor -> header.isPromised(descriptor, page.pathInApplication()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Browsers process only the first header (RFC 6797, section 8.1). */
    private void checkAge(ServedPage page) {
        var sent = page.answer().header(BrowserHeader.TRANSPORT.header());
        if (sent.isEmpty()) {
            return;
        }
        long age = age(sent.get());
        int set = configuration
                .map(inspection -> inspection.settings().web().hsts().maxAge())
                .orElse(HstsSettings.GOOD_AGE);
        if (age < Math.min(set, HstsSettings.GOOD_AGE)) {
            findings.add(
                    page.location(server),
                    "browsers insist on HTTPS for %s seconds only, less than %s."
                            .formatted(age, set < HstsSettings.GOOD_AGE ? "hstsMaxAge" : "six months"),
                    "Set hstsMaxAge to %s, a year.".formatted(HstsSettings.YEAR));
        }
    }

    private static long age(String header) {
        var age = AGE.matcher(header);
        return age.find() ? Long.parseLong(age.group(1)) : 0;
    }
}
