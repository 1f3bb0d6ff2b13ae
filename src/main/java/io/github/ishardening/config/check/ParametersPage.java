package io.github.ishardening.config.check;

import io.github.ishardening.audit.PluginSite;
import java.util.Locale;

/** The page of the site that describes nested parameters. */
final class ParametersPage {

    private ParametersPage() {}

    /** The URL of the section on a bean. */
    static String section(Class<?> bean) {
        String name = bean.getSimpleName().replace(Elements.BEAN, "");
        return PluginSite.ADDRESS + "parameters.html#"
                + name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
