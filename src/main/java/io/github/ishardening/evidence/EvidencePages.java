package io.github.ishardening.evidence;

/** The addresses in this plugin's site by which evidence says what it is. They never change. */
final class EvidencePages {

    private static final String SITE = "https://ishardening.github.io/is-hardening-maven-plugin/";

    /** The schema of {@code result.json}. */
    static final String RESULT_SCHEMA = SITE + "schema/result-1.json";

    /** What a build by this plugin is given and makes. */
    static final String BUILD_TYPE = SITE + "evidence.html#build-type-1";

    /** Who runs such a build: Maven, wherever that runs. */
    static final String BUILDER = SITE + "evidence.html#builder-1";

    private EvidencePages() {}
}
