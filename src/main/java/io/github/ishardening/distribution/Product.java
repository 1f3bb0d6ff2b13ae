package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Source;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The WSO2 product and version of a distribution, determined from {@code bin/version.txt} and
 * {@code bin/wso2carbon-version.txt}.
 *
 * @param family its product line
 * @param name its own name, {@code WSO2 Identity Server}
 * @param version the product's version, or the kernel's if it is a kernel without product
 * @param kernel the version of its Carbon kernel
 * @param toml whether {@code repository/conf/deployment.toml} configures it (Identity Server 5.9 and later); otherwise
 *     the XML files do
 */
public record Product(Family family, String name, Version version, Version kernel, boolean toml) {

    /** The product lines that are treated differently. */
    public enum Family {
        /** WSO2 Identity Server. */
        IDENTITY_SERVER,
        /** WSO2 API Manager as a single pack, or one of its components: control plane, gateway, traffic manager. */
        API_MANAGER,
        /** The Carbon kernel without a product. */
        KERNEL,
        /** Any other product on the Carbon kernel. */
        OTHER
    }

    /** The roles of an API Manager: all of them in the pack {@code wso2am}, some in each separate pack since 4.5. */
    public enum Part {
        /** The portals and their APIs. */
        CONTROL_PLANE,
        /** The gateway for API traffic. */
        GATEWAY,
        /** Counts requests, and informs gateways which ones to reject. */
        TRAFFIC_MANAGER,
        /** Issues the tokens that the gateways require. */
        KEY_MANAGER
    }

    /** The configuration file of products since the introduction of TOML. */
    public static final String DEPLOYMENT_TOML = "repository/conf/deployment.toml";

    /** The file with product and version in its first line. */
    public static final String VERSION_FILE = "bin/version.txt";

    private static final String KERNEL_VERSION = "bin/wso2carbon-version.txt";
    private static final String CARBON_XML = "repository/conf/carbon.xml";
    private static final String DEFAULT_JSON = "repository/resources/conf/default.json";
    private static final Pattern NAME_AND_VERSION = Pattern.compile("(\\S.{0,200}?)\\s{1,20}+v(\\d\\S*)");
    private static final String UNFILLED = "${product.name}";

    /** Keys are the names in product-apim's assemblies. A control plane counts requests unless another pack does. */
    private static final Map<String, Set<Part>> API_MANAGERS = Map.of(
            "WSO2 API Manager", EnumSet.allOf(Part.class),
            "WSO2 API Control Plane", EnumSet.of(Part.CONTROL_PLANE, Part.TRAFFIC_MANAGER, Part.KEY_MANAGER),
            "WSO2 Universal Gateway", EnumSet.of(Part.GATEWAY),
            "WSO2 Traffic Manager", EnumSet.of(Part.TRAFFIC_MANAGER));

    /** Recognises the product in {@code source}; a {@link ProblemException} names what is missing. */
    static Product of(Source source) throws IOException {
        requireFiles(source);
        Version kernel = Version.parse(nameAndVersion(source, KERNEL_VERSION).group(2));
        boolean toml = isToml(source);
        if (firstLine(source, VERSION_FILE).startsWith(UNFILLED)) {
            return new Product(Family.KERNEL, "WSO2 Carbon Kernel", kernel, kernel, toml);
        }
        Matcher product = nameAndVersion(source, VERSION_FILE);
        String name = product.group(1);
        return new Product(family(name), name, Version.parse(product.group(2)), kernel, toml);
    }

    private static void requireFiles(Source source) {
        Stream<String> anyEra = Stream.of(DEPLOYMENT_TOML, DEFAULT_JSON).anyMatch(source::exists)
                ? Stream.empty()
                : Stream.of(CARBON_XML);
        List<String> missing = Stream.concat(Stream.of(VERSION_FILE, KERNEL_VERSION), anyEra)
                .filter(path -> !source.exists(path))
                .toList();
        missing.forEach(source::requireFree);
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    source.label(),
                    "is not a distribution of a WSO2 product: it lacks "
                            + missing.stream().collect(Collectors.joining(" and ")) + ".",
                    "Specify the folder that contains bin and repository, or its zip.");
        }
    }

    private static boolean isToml(Source source) {
        List<String> present =
                Stream.of(DEPLOYMENT_TOML, DEFAULT_JSON).filter(source::exists).toList();
        if (present.size() == 1) {
            String missing = present.contains(DEPLOYMENT_TOML) ? DEFAULT_JSON : DEPLOYMENT_TOML;
            source.requireFree(missing);
            throw new ProblemException(
                    source.label(), missing + " is missing.", "Restore it from the stock distribution.");
        }
        return !present.isEmpty();
    }

    private static Matcher nameAndVersion(Source source, String path) throws IOException {
        String line = firstLine(source, path);
        Matcher matcher = NAME_AND_VERSION.matcher(line);
        if (!matcher.matches()) {
            throw new ProblemException(
                    source.label(),
                    "is not a distribution of a WSO2 product: " + path + " doesn't read <name> v<version>.");
        }
        return matcher;
    }

    private static String firstLine(Source source, String path) throws IOException {
        return new String(source.read(path), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Family family(String name) {
        if (name.equals("WSO2 Identity Server")) {
            return Family.IDENTITY_SERVER;
        }
        return API_MANAGERS.containsKey(name) ? Family.API_MANAGER : Family.OTHER;
    }

    /** Whether it is an Identity Server of any version. */
    public boolean isIdentityServer() {
        return family == Family.IDENTITY_SERVER;
    }

    /** Whether it is an Identity Server 7.0 or later. */
    public boolean isIdentityServer7() {
        return isIdentityServer() && version.atLeast(7);
    }

    /** Whether it is an API Manager, as a single pack or a component. */
    public boolean isApiManager() {
        return family == Family.API_MANAGER;
    }

    /** Whether it is an API Manager with this role. */
    public boolean does(Part part) {
        return API_MANAGERS.getOrDefault(name, Set.of()).contains(part);
    }

    /** Name and version, {@code WSO2 Identity Server 7.1.0}. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
