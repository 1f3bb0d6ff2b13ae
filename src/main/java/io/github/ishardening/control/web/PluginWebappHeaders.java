package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.request.HstsSettings;
import java.io.IOException;

/** Reports the user's own web applications that lack the headers that the product's applications send. */
@Guideline(
        id = "plugin-webapp-headers",
        title = "Your own web applications send HSTS and cache headers",
        severity = Severity.WARNING,
        source = "Production guidelines, Browser cache",
        address = OfficialPages.PRODUCT_LEVEL + "#browser-cache",
        reportsOnly = true,
        hardening = """
            A build doesn't edit your applications: the finding shows what to add to `web.xml`. The audit checks \
            applications in `repository/deployment/server/webapps`, unpacked and as `.war`, that aren't part of the \
            product.""",
        nist = "AC-17(2)",
        stig = "TCAT-AS-000030")
public final class PluginWebappHeaders extends Control {

    private static final String HSTS = "<filter><filter-name>HttpHeaderSecurityFilter</filter-name>"
            + "<filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>"
            + "<init-param><param-name>hstsMaxAgeSeconds</param-name><param-value>" + HstsSettings.YEAR
            + "</param-value>"
            + "</init-param></filter>"
            + "<filter-mapping><filter-name>HttpHeaderSecurityFilter</filter-name>"
            + "<url-pattern>/*</url-pattern></filter-mapping>";
    private static final String CACHE = "<filter><filter-name>CachePreventionFilter</filter-name>"
            + "<filter-class>org.wso2.carbon.ui.filters.cache.ContentTypeBasedCachePreventionFilter</filter-class>"
            + "<init-param><param-name>patterns</param-name><param-value>text/html,application/json,text/plain"
            + "</param-value></init-param>"
            + "<init-param><param-name>filterAction</param-name><param-value>enforce</param-value></init-param>"
            + "</filter>"
            + "<filter-mapping><filter-name>CachePreventionFilter</filter-name>"
            + "<url-pattern>/*</url-pattern></filter-mapping>";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean hsts = WebDescriptors.isGlobal(inspection, WebDescriptor::sendsHsts);
        var own = WebApplication.of(inspection.distribution()).stream()
                .filter(application -> !WebDescriptors.isShipped(inspection.product(), application.name()))
                .toList();
        for (WebApplication application : own) {
            if (!hsts
                    && application.descriptor().filter(WebDescriptor::sendsHsts).isEmpty()) {
                findings.add(
                        application.path(),
                        "%s doesn't tell browsers to insist on HTTPS.".formatted(application.name()),
                        "Add to its web.xml: " + HSTS);
            }
            if (application.descriptor().filter(WebDescriptor::sendsHstsBriefly).isPresent()) {
                findings.add(
                        application.path(),
                        "%s tells browsers to insist on HTTPS for less than six months.".formatted(application.name()),
                        WebDescriptor.LONGER);
            }
            if (application.descriptor().filter(WebDescriptor::preventsCaching).isEmpty()) {
                findings.add(
                        application.path(),
                        "%s lets browsers cache its pages.".formatted(application.name()),
                        "Add to its web.xml: " + CACHE);
            }
        }
        new Unseen(inspection, findings).none("custom web application", own);
    }
}
