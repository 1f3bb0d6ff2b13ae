package io.github.ishardening.control.web;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code web.xml} files that a product ships itself. */
final class WebDescriptors {

    /** The key of the filters that a version may put into the global descriptor. */
    static final String GLOBAL_FILTERS = "tomcat.filter";

    private static final String DESCRIPTOR = "/WEB-INF/web.xml";

    /** The pages that people see; the other applications of the product are APIs. */
    private static final Set<String> PORTALS = Set.of(
            "authenticationendpoint",
            "accountrecoveryendpoint",
            "console",
            "myaccount",
            "x509certificateauthenticationendpoint");

    private static final Pattern SHIPPED = Pattern.compile("api|oauth2|scim2|identity|wso2|mex|keymanager-operations"
            + "|(?=.*endpoint$).*?otp.*endpoint|(?:api|internal|t|client-registration)#.*");
    private static final Pattern OF_API_MANAGER =
            Pattern.compile("admin|devportal|publisher|select-tenant|mexut|STRATOS_ROOT|am#.*");

    private WebDescriptors() {}

    /** Whether a web application came with the product, or with WSO2's connector for its key manager. */
    static boolean isShipped(Product product, String name) {
        return PORTALS.contains(name)
                || SHIPPED.matcher(name).matches()
                || (product.isApiManager() && OF_API_MANAGER.matcher(name).matches());
    }

    /** Whether a global filter does it for every web application. */
    static boolean isGlobal(Inspection inspection, Predicate<WebDescriptor> test) throws IOException {
        return is(inspection, WebDescriptor.GLOBAL, test);
    }

    /** Whether there is a descriptor that is so. */
    static boolean is(Inspection inspection, String path, Predicate<WebDescriptor> test) throws IOException {
        return inspection.xml(path).map(WebDescriptor::new).filter(test).isPresent();
    }

    /** The paths of those that pages come from: the console's, and those of unpacked portals. */
    static List<String> ofPages(Distribution distribution) throws IOException {
        var paths = new ArrayList<String>();
        if (distribution.exists(WebDescriptor.CARBON) || Templates.isRendered(distribution, WebDescriptor.CARBON)) {
            paths.add(WebDescriptor.CARBON);
        }
        distribution.paths(ServerFiles.WEBAPPS).stream()
                .filter(path -> path.endsWith(DESCRIPTOR))
                .filter(path -> PORTALS.contains(name(path)))
                .forEach(paths::add);
        return paths;
    }

    /** The global descriptor, which need not be there, and those of pages. */
    static List<String> withGlobal(Distribution distribution) throws IOException {
        return Stream.concat(Stream.of(WebDescriptor.GLOBAL), ofPages(distribution).stream())
                .toList();
    }

    /** What is wrong with those pages' descriptors, as {@code test} says. */
    static Stream<String> failing(Inspection inspection, Predicate<WebDescriptor> test) throws IOException {
        var failing = new ArrayList<String>();
        if (!isGlobal(inspection, test)) {
            for (String path : ofPages(inspection.distribution())) {
                if (!is(inspection, path, test)) {
                    failing.add(path);
                }
            }
        }
        return failing.stream();
    }

    private static String name(String path) {
        return path.substring(ServerFiles.WEBAPPS.length(), path.indexOf('/', ServerFiles.WEBAPPS.length()));
    }
}
