package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps other sites from framing the Console or My Account to trick users into clicking there. */
@Guideline(
        id = "portal-frames",
        title = "Other sites can't frame the Console and My Account",
        severity = Severity.WARNING,
        source = "RFC 7034",
        address = "https://www.rfc-editor.org/rfc/rfc7034",
        hardening = """
            Hardening adds Tomcat's `HttpHeaderSecurityFilter` to the `web.xml` of both portals, which then send \
            `X-Frame-Options: SAMEORIGIN`: they frame their own pages to renew sessions. The filter can't cover all \
            applications, because relying parties frame the session monitoring page.""",
        versions = "Identity Server 5.11 and later, if the portals are unpacked.")
public final class PortalFrames extends Control {

    private static final List<String> DESCRIPTORS = Stream.of("console", "myaccount")
            .map(portal -> ServerFiles.WEBAPPS + portal + "/WEB-INF/web.xml")
            .toList();
    private static final Pattern END = Pattern.compile("(?<![ \\t])[ \\t]*+</web-app\\s*+>");
    private static final String FILTER = """
                <filter>
                    <filter-name>FrameOptionsFilter</filter-name>
                    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
                    <init-param>
                        <param-name>antiClickJackingOption</param-name>
                        <param-value>SAMEORIGIN</param-value>
                    </init-param>
                    <init-param>
                        <param-name>hstsEnabled</param-name>
                        <param-value>false</param-value>
                    </init-param>
                </filter>
                <filter-mapping>
                    <filter-name>FrameOptionsFilter</filter-name>
                    <url-pattern>/*</url-pattern>
                </filter-mapping>
            """;

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        for (String path : DESCRIPTORS) {
            if (Templates.isStatic(distribution, path)) {
                byte[] content = distribution.read(path);
                if (XmlFile.parse(content)
                        .map(WebDescriptor::new)
                        .filter(descriptor -> !descriptor.refusesFrames())
                        .isPresent()) {
                    addFilter(distribution, path, new XmlText(content));
                }
            }
        }
    }

    private static void addFilter(Distribution distribution, String path, XmlText text) throws IOException {
        var end = text.find(END, 0);
        if (end.isPresent()) {
            text.replace(end.get().start(), end.get().start(), FILTER);
            distribution.write(path, text.content());
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var there = there(inspection.distribution());
        if (!WebDescriptors.isGlobal(inspection, WebDescriptor::refusesFrames)) {
            for (String path : there) {
                if (inspection
                        .xml(path)
                        .map(WebDescriptor::new)
                        .filter(WebDescriptor::refusesFrames)
                        .isEmpty()) {
                    findings.add(
                            path,
                            "other sites can show these pages in a frame.",
                            "Add Tomcat's HttpHeaderSecurityFilter for /* with SAMEORIGIN as antiClickJackingOption,"
                                    + " or make the proxy in front of the server send X-Frame-Options.");
                }
            }
        }
        new Unseen(inspection, findings).none("unpacked Console or My Account", there);
    }

    private static List<String> there(Distribution distribution) {
        return DESCRIPTORS.stream()
                .filter(path -> distribution.exists(path) || Templates.isRendered(distribution, path))
                .toList();
    }
}
