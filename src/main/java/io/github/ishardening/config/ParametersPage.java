package io.github.ishardening.config;

import io.github.ishardening.audit.PluginSite;
import java.util.Locale;

/** The page of the site that describes nested parameters. */
final class ParametersPage {

    private static final String SUFFIX = "Parameter";

    private ParametersPage() {}

    /** The address of the section on what this bean holds. */
    static String section(Class<?> bean) {
        String name = bean.getSimpleName().replace(SUFFIX, "");
        return PluginSite.ADDRESS + "parameters.html#"
                + name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
