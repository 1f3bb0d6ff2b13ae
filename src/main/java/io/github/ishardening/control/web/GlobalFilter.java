package io.github.ishardening.control.web;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A filter that {@code deployment.toml} adds to Tomcat's global {@code web.xml}, so that it applies to every web
 * application.
 *
 * @param name its name, which must differ from the filter names in web applications
 * @param className its class
 * @param pattern the URLs that it covers
 * @param parameters its parameters, in the order in which they are written
 */
record GlobalFilter(String name, String className, String pattern, Map<String, String> parameters) {

    /** Adds the filter and its mapping, unless present. */
    void addTo(DeploymentToml toml) {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("name", name);
        filter.put("class", className);
        if (!parameters.isEmpty()) {
            filter.put("init_params", parameters);
        }
        var mapping = new LinkedHashMap<String, Object>();
        mapping.put("name", name);
        mapping.put("url_pattern", pattern);
        toml.appendToArray(WebDescriptors.GLOBAL_FILTERS, filter);
        toml.appendToArray("tomcat.filter_mapping", mapping);
    }
}
