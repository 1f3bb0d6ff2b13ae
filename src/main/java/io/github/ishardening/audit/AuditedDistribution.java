package io.github.ishardening.audit;

/**
 * The distribution that was audited.
 *
 * @param product the product's name, such as {@code WSO2 Identity Server}
 * @param version the product's version
 * @param name a name, in parts separated by {@code /}, that is unique in the pipeline and the same for all versions
 * @param path the zip or the folder, as shown to the user
 */
public record AuditedDistribution(String product, String version, String name, String path) {

    /** The product and its version. */
    public String title() {
        return (product + " " + version).strip();
    }
}
