package io.github.ishardening.evidence;

import io.github.ishardening.audit.PluginSite;

/** The addresses on this plugin's site that identify its evidence. They never change. */
final class EvidencePages {

    /** The schema of {@code result.json}. */
    static final String RESULT_SCHEMA = PluginSite.ADDRESS + "schema/result-1.json";

    /** The inputs and results of a build with this plugin. */
    static final String BUILD_TYPE = PluginSite.ADDRESS + "evidence.html#build-type-1";

    /** The platform that runs such a build: Maven, on any machine. */
    static final String BUILDER = PluginSite.ADDRESS + "evidence.html#builder-1";

    private EvidencePages() {}
}
