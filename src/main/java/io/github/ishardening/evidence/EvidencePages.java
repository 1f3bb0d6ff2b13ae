package io.github.ishardening.evidence;

import io.github.ishardening.audit.PluginSite;

/** The addresses in this plugin's site by which evidence says what it is. They never change. */
final class EvidencePages {

    /** The schema of {@code result.json}. */
    static final String RESULT_SCHEMA = PluginSite.ADDRESS + "schema/result-1.json";

    /** What a build by this plugin is given and makes. */
    static final String BUILD_TYPE = PluginSite.ADDRESS + "evidence.html#build-type-1";

    /** Who runs such a build: Maven, wherever that runs. */
    static final String BUILDER = PluginSite.ADDRESS + "evidence.html#builder-1";

    private EvidencePages() {}
}
