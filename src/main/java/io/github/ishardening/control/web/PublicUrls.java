package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PortOffset;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Makes API Manager's portals and emails show URLs that are reachable from users' machines. */
@Guideline(
        id = "public-urls",
        title = "API Manager shows users public gateway and portal URLs",
        severity = Severity.WARNING,
        source = "Configuration catalog, gateway environments",
        address = OfficialPages.CONFIGURATION_CATALOGUE,
        hardening = """
            Hardening replaces `localhost` with `<hostname>` in the endpoints and virtual hosts of \
            `[[apim.gateway.environment]]`, and in the address of the developer portal. The setting `gatewayHostname` \
            sets a different host for the gateway. A control plane has no gateway, so without that setting its \
            environments remain unchanged, and are reported. Ports are kept, except that the developer portal gets the \
            proxy port from `deployment.toml`. Addresses that the server uses to call itself are also kept, because \
            the tls certificate includes `localhost`. With `<localhost>false</localhost>` in `<certificateAuthority>`, \
            it doesn't include `localhost`, and the addresses under `[apim]` get the public name. If the version has \
            no key for an address, the finding shows the template. The token endpoint of the resident key manager is \
            in the database: change it yourself.""",
        versions = "API Manager and its control plane.",
        protects = false)
public final class PublicUrls extends Control {

    private static final String ENVIRONMENTS = "apim.gateway.environment";
    private static final String VIRTUAL_HOSTS = "virtual_host";
    private static final String ENDPOINT = "_endpoint";
    private static final String SETTINGS = "apim.";
    private static final String PORTAL = "apim.devportal.url";
    private static final String KEY_MANAGER = "apim.key_manager.service_url";
    private static final String OWN_PORT = ":${mgt.transport.https.port}";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var product = hardening.distribution().product();
        var toml = hardening.toml();
        if (product.does(Product.Part.CONTROL_PLANE)) {
            hardenWhatUsersSee(hardening, product, toml);
        }
        String internal = hardening.host().internalName();
        if (product.isApiManager() && !ServerHost.isLocal(internal)) {
            hardening.stockValues().forEach((key, url) -> {
                if (key.startsWith(SETTINGS) && isOwn(url) && !toml.has(key)) {
                    toml.set(key, PublicUrl.at(url, internal));
                }
            });
        }
    }

    private static void hardenWhatUsersSee(HardeningContext hardening, Product product, DeploymentToml toml)
            throws IOException {
        var gateway = hardening
                .settings()
                .web()
                .gatewayHostname()
                .or(() -> Optional.of(hardening.host().name()).filter(name -> product.does(Product.Part.GATEWAY)));
        if (gateway.isPresent()) {
            var environments = toml.tables(ENVIRONMENTS);
            for (int i = 0; i < environments.size(); i++) {
                nameHost(toml, List.of(i), environments.get(i), gateway.get());
            }
        }
        var url = toml.string(PORTAL)
                .or(() -> Optional.ofNullable(hardening.stockValues().get(PORTAL)));
        if (hardening.keys().knows(PORTAL) && url.filter(PublicUrl::isLocal).isPresent()) {
            toml.set(PORTAL, withPort(PublicUrl.at(url.get(), hardening.host().name()), toml));
        }
    }

    /** Whether the server uses a URL to call itself. */
    private static boolean isOwn(String url) {
        return PublicUrl.isLocal(url) && url.contains(OWN_PORT);
    }

    private static void nameHost(DeploymentToml toml, List<?> steps, Map<String, ?> table, String host) {
        table.forEach((key, value) -> {
            var step = Stream.concat(steps.stream(), Stream.of(key)).toList();
            if (value instanceof String url && key.endsWith(ENDPOINT) && PublicUrl.isLocal(url)) {
                toml.setInside(ENVIRONMENTS, step, PublicUrl.at(url, host));
            } else if (value instanceof List<?> hosts && key.equals(VIRTUAL_HOSTS)) {
                for (int i = 0; i < hosts.size(); i++) {
                    if (hosts.get(i) instanceof Map<?, ?> virtual) {
                        var place = Stream.concat(step.stream(), Stream.of(i)).toList();
                        nameHost(toml, place, texts(virtual), host);
                    }
                }
            }
        });
    }

    private static Map<String, String> texts(Map<?, ?> table) {
        return table.entrySet().stream()
                .filter(each -> each.getValue() instanceof String)
                .collect(Collectors.toMap(each -> each.getKey().toString(), each -> (String) each.getValue()));
    }

    private static String withPort(String url, DeploymentToml toml) {
        return toml.value(PortOffset.PROXY)
                .map(port -> url.replace(OWN_PORT, port.toString().equals("443") ? "" : ":" + port))
                .orElse(url);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.product().does(Product.Part.CONTROL_PLANE)
                || !inspection.rendered().paths().contains(ServerFiles.API_MANAGER_XML)) {
            findings.notApplicable("this pack has no portals of API Manager");
            return;
        }
        var environments = inspection.elements(ServerFiles.API_MANAGER_XML, "//Environments/Environment");
        for (int i = 0; i < environments.size(); i++) {
            inspectEnvironment(environments.get(i), at(inspection.toml(), i), findings);
        }
        inspectPortal("//APIStore/URL", "the developer portal", Optional.of(PORTAL), inspection, findings);
        inspectPortal("//APIPublisher/URL", "the publisher", Optional.empty(), inspection, findings);
        if (inspection.value(KEY_MANAGER).filter(PublicUrl::isLocal).isPresent()) {
            findings.byHand(
                    inspection.at(KEY_MANAGER, ServerFiles.API_MANAGER_XML),
                    "the developer portal tells users to get tokens from localhost, the address that the server uses"
                            + " for its key manager.",
                    "Set the public address in the admin portal, as the token endpoint of the resident key manager.");
        }
    }

    private static void inspectEnvironment(Element environment, Location location, Findings findings) {
        var elements = Stream.of(
                        "GatewayEndpoint", "GatewayWSEndpoint", "GatewayWebSubEndpoint", "VirtualHosts/VirtualHost")
                .flatMap(path -> XmlFile.elements(environment, path).stream());
        String local = elements.flatMap(
                        element -> Stream.of(element.getTextContent().strip().split("[\\s,]+")))
                .filter(PublicUrl::isLocal)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!local.isEmpty()) {
            findings.addOfUser(
                    findings.severity(),
                    location,
                    "users are told to call the gateway environment %s on localhost: %s."
                            .formatted(XmlFile.childText(environment, "Name"), local),
                    "Set the gateway's public host in its endpoints, with the setting gatewayHostname or, for a"
                            + " gateway in this pack, <hostname>.");
        }
    }

    /**
     * The first line with an environment's virtual hosts or local endpoint; if there is none, {@code api-manager.xml}.
     */
    private static Location at(DeploymentToml toml, int environment) {
        var tables = toml.tables(ENVIRONMENTS);
        OptionalInt line = tables.size() <= environment
                ? OptionalInt.empty()
                : tables.get(environment).entrySet().stream()
                        .filter(each -> each.getKey().equals(VIRTUAL_HOSTS)
                                || (each.getKey().endsWith(ENDPOINT)
                                        && PublicUrl.isLocal(each.getValue().toString())))
                        .map(each -> toml.line(ENVIRONMENTS, List.of(environment, each.getKey())))
                        .flatMapToInt(OptionalInt::stream)
                        .min();
        return line.isPresent()
                ? Location.of(Product.DEPLOYMENT_TOML, line.getAsInt())
                : Location.of(ServerFiles.API_MANAGER_XML);
    }

    private static void inspectPortal(
            String path, String portal, Optional<String> key, Inspection inspection, Findings findings)
            throws IOException {
        var url = inspection.elements(ServerFiles.API_MANAGER_XML, path).stream()
                .map(element -> element.getTextContent().strip())
                .filter(PublicUrl::isLocal)
                .findFirst();
        if (url.isPresent()) {
            findings.addOfUser(
                    key.isPresent() ? findings.severity() : Severity.INFO,
                    key.map(name -> inspection.at(name, ServerFiles.API_MANAGER_XML))
                            .orElse(Templates.origin(
                                    inspection.distribution(), ServerFiles.API_MANAGER_XML, url.get())),
                    "users are sent to %s on localhost: %s.".formatted(portal, url.get()),
                    key.map("Set the public host in <hostname>, or set %s."::formatted)
                            .orElse("This version has no key for it: change it in the template."));
        }
    }
}
