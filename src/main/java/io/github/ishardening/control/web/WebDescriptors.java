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

/** Finds and checks the {@code web.xml} files that a product ships. */
final class WebDescriptors {

    /** The key of the filters in the global descriptor, if the version supports it. */
    static final String GLOBAL_FILTERS = "tomcat.filter";

    private static final String DESCRIPTOR = "/WEB-INF/web.xml";

    /** The applications with pages for users; the product's others are APIs. */
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

    /** Whether the global descriptor, and so every application, passes a test. */
    static boolean isGlobal(Inspection inspection, Predicate<WebDescriptor> test) throws IOException {
        return is(inspection, WebDescriptor.GLOBAL, test);
    }

    /** Whether a descriptor exists and passes a test. */
    static boolean is(Inspection inspection, String path, Predicate<WebDescriptor> test) throws IOException {
        return inspection.xml(path).map(WebDescriptor::new).filter(test).isPresent();
    }

    /** Returns the paths of the descriptors of the console and of unpacked portals. */
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

    /** Returns the paths of the global descriptor, which might not exist, and of those of pages. */
    static List<String> withGlobal(Distribution distribution) throws IOException {
        return Stream.concat(Stream.of(WebDescriptor.GLOBAL), ofPages(distribution).stream())
                .toList();
    }

    /** Returns the paths of page descriptors that fail a test; none if the global one passes it. */
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
