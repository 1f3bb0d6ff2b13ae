package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Forbids the page through which anyone can call services (WSO2's {@code TryitRequestProcessor}). */
@Guideline(
        id = "try-it",
        title = "The try-it tool is off",
        severity = Severity.WARNING,
        source = "Security guidelines for production deployment, Try-It tool",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#api-m-runtime-security",
        hardening = """
            Hardening sets `tryItFunctionalityDisabled` in `[system.parameter]`, which removes the `?tryit` page of \
            services in the Carbon console: through that page, anyone can make the server call any web service. You \
            can still try out APIs in the developer portal, where the browser calls the gateway. Settings in \
            `deployment.toml` or your fragment take precedence, and are reported.""",
        versions = "API Manager configured by `deployment.toml`.",
        nist = "CM-7")
public final class TryIt extends Control {

    private static final String PROPERTY = "tryItFunctionalityDisabled";
    private static final String KEY = JvmProperties.TABLE + "." + PROPERTY;

    @Override
    public void harden(HardeningContext hardening) {
        if (hardening.distribution().product().isApiManager()
                && hardening.keys().knows(KEY)
                && !hardening.toml().has(KEY)
                && !Boolean.parseBoolean(hardening.stockValues().get(KEY))) {
            hardening.toml().set(KEY, true);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!new Unseen(inspection, findings).isApiManager()) {
            return;
        }
        var first = JvmProperties.inCarbonProperties(inspection, PROPERTY);
        if (first.isPresent() ? !Boolean.parseBoolean(first.get().value()) : !isPassed(inspection)) {
            findings.add(
                    first.isPresent() ? first.get().at() : inspection.at(KEY),
                    "the ?tryit page can call any web service from within the server's network.",
                    "Set %s to true.".formatted(KEY));
        }
    }

    /** Whether every start script turns the page off. */
    private static boolean isPassed(Inspection inspection) throws IOException {
        var scripts = inspection.startScripts().values();
        return !scripts.isEmpty()
                && scripts.stream()
                        .map(script -> script.settings(PROPERTY))
                        .allMatch(passed -> !passed.isEmpty()
                                && passed.stream().allMatch(found -> Boolean.parseBoolean(found.value())));
    }
}
