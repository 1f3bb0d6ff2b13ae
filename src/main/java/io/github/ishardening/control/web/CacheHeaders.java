package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Keeps browsers from caching pages of the console and the portals. */
@Guideline(
        id = "cache-headers",
        title = "Pages tell browsers not to cache them",
        severity = Severity.WARNING,
        source = "Production guidelines, Browser cache",
        address = OfficialPages.PRODUCT_LEVEL + "#browser-cache",
        hardening = """
            Identity Server ships with a filter that sends such headers. In a bare kernel, whose template drops the \
            filter, hardening adds it, but only if there are no other web applications; otherwise, a finding at level \
            info explains how to add it.""")
public final class CacheHeaders extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        if (isCurable(distribution, hardening.keys())) {
            String filter = shippedFilter(distribution).orElseThrow();
            new GlobalFilter("ConsoleCachePreventionFilter", filter, "*.jsp", Map.of()).addTo(hardening.toml());
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean curable = isCurable(inspection.distribution(), inspection.keys());
        WebDescriptors.failing(inspection, WebDescriptor::preventsCaching)
                .forEach(path -> findings.add(
                        curable ? findings.severity() : Severity.INFO,
                        path,
                        "browsers may cache the pages: they lack Cache-Control: no-store.",
                        cure(curable, Templates.isRendered(inspection.distribution(), path))));
        if (!WebDescriptors.isGlobal(inspection, WebDescriptor::preventsCaching)) {
            new Unseen(inspection, findings).none("page", WebDescriptors.ofPages(inspection.distribution()));
        }
    }

    private static String cure(boolean everywhere, boolean madeAnew) {
        if (everywhere) {
            return "Add the product's URLBasedCachePreventionFilter in [[tomcat.filter]] of deployment.toml, and"
                    + " map it to"
                    + " *.jsp in [[tomcat.filter_mapping]].";
        }
        return madeAnew
                ? "The server regenerates this file: make the proxy in front of it send Cache-Control: no-store."
                : "Add the product's URLBasedCachePreventionFilter for *.jsp, or make the proxy in front of it send"
                        + " Cache-Control: no-store.";
    }

    /**
     * Kernels ship a descriptor with the filter, but their template overwrites it with one without. The filter may be
     * added to the global descriptor only if there are no other web applications, which couldn't load its class.
     */
    private static boolean isCurable(Distribution distribution, ConfigurationKeys keys) throws IOException {
        return keys.knows(WebDescriptors.GLOBAL_FILTERS)
                && Templates.isRendered(distribution, WebDescriptor.CARBON)
                && distribution.paths(ServerFiles.WEBAPPS).isEmpty()
                && shippedFilter(distribution).isPresent();
    }

    private static Optional<String> shippedFilter(Distribution distribution) throws IOException {
        return distribution.exists(WebDescriptor.CARBON)
                ? XmlFile.parse(distribution.read(WebDescriptor.CARBON))
                        .map(WebDescriptor::new)
                        .flatMap(WebDescriptor::cacheFilter)
                : Optional.empty();
    }
}
