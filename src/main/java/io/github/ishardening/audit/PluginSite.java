package io.github.ishardening.audit;

/** The plugin's site, to which reports and evidence link: the {@code <url>} of its POM. */
public final class PluginSite {

    /** Its address, with a trailing slash. */
    public static final String ADDRESS = "https://ishardening.github.io/is-hardening-maven-plugin/";

    private PluginSite() {}
}
