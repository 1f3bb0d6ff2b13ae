package io.github.ishardening.audit;

/** The site of this plugin, by which reports and evidence say what they are: the {@code <url>} of its POM. */
public final class PluginSite {

    /** Its address, with a slash at the end. */
    public static final String ADDRESS = "https://ishardening.github.io/is-hardening-maven-plugin/";

    private PluginSite() {}
}
