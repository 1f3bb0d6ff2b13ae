package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import java.io.IOException;
import java.util.List;

/** What browsers and strangers see of the server is what was configured. */
@Guideline(
        id = "serves-headers",
        title = "Answers carry the headers that browsers need, and tell nothing of the server",
        severity = Severity.WARNING,
        source = "Production guidelines, HTTP response",
        address = OfficialPages.PRODUCT_LEVEL + "#http-response",
        hardening = """
            `verify-server` asks the started server for the login page of the Carbon console, the Console, My Account, the \
            pages of login and recovery, API Manager's portals, the token endpoint, and for pages that don't exist, as far \
            as the server has these. `Server` and `X-Powered-By` have to name no product, pages have to carry \
            `Strict-Transport-Security`, `Cache-Control: no-store`, `X-Content-Type-Options` and `X-Frame-Options` (or \
            `frame-ancestors`), error pages tell neither Tomcat's version nor a stack, TRACE is refused, no folder is \
            listed, WSDLs of admin services are hidden, and services of `deny_list` are off. A header that the \
            server's own descriptors don't promise is an info: the proxy in front of the server has to send it; so is \
            `Strict-Transport-Security` on errors that the server gives before it comes to a filter. The port of a gateway \
            isn't asked.""",
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
            findings.notApplicable("the server shows no page that this plugin knows");
        }
    }

    /** What a page would carry can't be told from the error in its place. */
    private static void sayWhatFailed(RunningServer server, List<ServedPage> served, Findings findings) {
        for (ServedPage page : served) {
            if (page.kind() != ServedPage.Kind.OTHER && page.answer().status() >= 500) {
                findings.add(
                        page.location(server),
                        "it couldn't be told which headers the page carries: the server answers with %d."
                                .formatted(page.answer().status()),
                        "Check the server's log.");
            }
        }
    }
}
