package io.github.ishardening.audit;

/**
 * What was audited.
 *
 * @param product the product's name, such as {@code WSO2 Identity Server}
 * @param version the product's version
 * @param name what tells it from others that are audited in the same pipeline and stays the same from version to version, in
 *     parts with {@code /} between
 * @param path the zip or the folder, as the user is to read it
 */
public record AuditedDistribution(String product, String version, String name, String path) {

    /** Product and version. */
    public String title() {
        return (product + " " + version).strip();
    }
}
