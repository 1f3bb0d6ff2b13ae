package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import java.io.IOException;
import java.util.List;

/** Checks that responses show browsers and strangers only what was configured. */
@Guideline(
        id = "serves-headers",
        title = "Responses have security headers and reveal nothing about the server",
        severity = Severity.WARNING,
        source = "Production guidelines, HTTP response",
        address = OfficialPages.PRODUCT_LEVEL + "#http-response",
        hardening = """
            `verify-server` requests nonexistent pages and, if the server has them, the login page of the Carbon \
            console, the Console, My Account, the login and recovery pages, API Manager's portals and the token \
            endpoint. It checks that `Server` and `X-Powered-By` don't reveal the product; that pages include \
            `Strict-Transport-Security`, `Cache-Control: no-store`, `X-Content-Type-Options` and `X-Frame-Options` (or \
            `frame-ancestors`); that error pages reveal neither Tomcat's version nor a stack trace; that TRACE is \
            rejected, folders aren't listed and WSDLs of admin services are hidden; and that the services in \
            `deny_list` are off. A missing header is reported at level info if the server's own descriptors don't set \
            it: the proxy in front of the server must send it. A missing `Strict-Transport-Security` on errors that \
            the server sends before filters run is also reported at level info. Gateway ports aren't checked.""",
        nist = "AC-17(2)",
        stig = "TCAT-AS-000030")
public final class ServesHeaders extends ServerCheck {

    @Override
    public boolean asksOverHttps() {
        return true;
    }

    @Override
    public void ask(RunningServer server, Findings findings) throws IOException {
        var served = ServedPage.of(server);
        var configuration = server.configuration().filter(known -> known.fault().isEmpty());
        sayWhatFailed(server, served, findings);
        var disclosure = new Disclosure(server, findings);
        disclosure.check(served);
        disclosure.checkTrace();
        disclosure.checkFolders();
        new BrowserHeaders(server, configuration, findings).check(served);
        var services = new AdminServices(server, findings);
        services.checkDescriptions();
        if (configuration.isPresent()) {
            services.checkDenied(configuration.get());
        }
        if (served.stream().noneMatch(ServedPage::isShown)) {
            findings.notApplicable("the server has no page that this plugin knows");
        }
    }

    /** Reports pages that fail: an error doesn't show which headers the page itself has. */
    private static void sayWhatFailed(RunningServer server, List<ServedPage> served, Findings findings) {
        for (ServedPage page : served) {
            if (page.kind() != ServedPage.Kind.OTHER && page.answer().status() >= 500) {
                findings.add(
                        page.location(server),
                        "the page's headers couldn't be checked: the server responds with %s."
                                .formatted(page.answer().status()),
                        "Check the server's log.");
            }
        }
    }
}
