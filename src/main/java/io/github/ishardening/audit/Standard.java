package io.github.ishardening.audit;

/**
 * A published standard with requirements that rules relate to; names and addresses are those that its publisher uses.
 */
public enum Standard {
    /** Security and Privacy Controls for Information Systems and Organizations. */
    NIST_800_53(
            "nist-800-53",
            "NIST SP 800-53",
            "Rev. 5",
            "National Institute of Standards and Technology",
            "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final"),
    /** The benchmark for the Tomcat that Carbon embeds. */
    CIS_TOMCAT(
            "cis-tomcat-9",
            "CIS Apache Tomcat 9 Benchmark",
            "v1.2.0",
            "Center for Internet Security",
            "https://www.cisecurity.org/benchmark/apache_tomcat"),
    /** The Security Technical Implementation Guide for the Tomcat that Carbon embeds. */
    STIG_TOMCAT(
            "stig-tomcat-9",
            "Apache Tomcat Application Server 9 STIG",
            "",
            "Defense Information Systems Agency",
            "https://public.cyber.mil/stigs/");

    private final String id;
    private final String title;
    private final String edition;
    private final String organization;
    private final String address;

    Standard(String id, String title, String edition, String organization, String address) {
        this.id = id;
        this.title = title;
        this.edition = edition;
        this.organization = organization;
        this.address = address;
    }

    /** The name in machine-readable reports, which never changes. */
    public String id() {
        return id;
    }

    /** The name given by its publisher. */
    public String title() {
        return title;
    }

    /** The edition that the numbers in rules refer to; empty if numbers don't change between editions. */
    public String edition() {
        return edition;
    }

    /** The publisher. */
    public String organization() {
        return organization;
    }

    /** The address where it can be obtained. */
    public String address() {
        return address;
    }

    /** Name and edition. */
    @Override
    public String toString() {
        return edition.isEmpty() ? title : title + " " + edition;
    }
}
