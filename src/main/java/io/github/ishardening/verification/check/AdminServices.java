package io.github.ishardening.verification.check;

import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.util.List;

/**
 * What {@code /services/} tells to everyone, and whether services that are turned off are.
 *
 * @param server the server
 * @param findings where to put what is found
 */
record AdminServices(RunningServer server, Findings findings) {

    private static final String SERVICES = "/services/";
    private static final String DENIED = "admin_service.deny_list";

    /** Of every Carbon server, of its user management, of Identity Server; AuthenticationAdmin is none that hides. */
    private static final List<String> SERVICE_NAMES =
            List.of("ServerAdmin", "UserAdmin", "RemoteUserStoreManagerService");

    /** Looks at the list of services and at descriptions of single ones. */
    void checkDescriptions() throws IOException {
        var list = server.web().send(Request.get(SERVICES));
        if (list.isSuccess() && list.text().contains("?wsdl")) {
            findings.add(
                    server.address().location(SERVICES),
                    "the services are listed for everyone.",
                    "Block /services in the proxy in front of the server.");
        }
        for (String name : SERVICE_NAMES) {
            var answer = server.web().send(Request.get(SERVICES + name + "?wsdl"));
            if (answer.isSuccess() && answer.text().contains("definitions")) {
                findings.add(
                        server.address().location(SERVICES + name),
                        "everyone can read the WSDL of the admin service.",
                        "Set [admin_service.wsdl] enable to false, which hides the WSDLs of all admin services.");
                return;
            }
        }
    }

    /** Looks for services that the configuration denies. */
    void checkDenied(Inspection configuration) throws IOException {
        if (!configuration.keys().knows(DENIED)) {
            return;
        }
        for (String name : configuration.keys().texts(configuration.toml(), DENIED)) {
            if (!name.matches("[\\w.-]{1,200}")) {
                continue;
            }
            var answer = server.web().send(Request.get(SERVICES + name));
            if (isOn(answer)) {
                findings.add(
                        server.address().location(SERVICES + name),
                        "the admin service is on, although deny_list of [admin_service] contains it.",
                        "Use the name in its services.xml.");
            }
        }
    }

    /** Axis answers 500 for services that it has, as nobody names an operation, and for others, but says so. */
    private static boolean isOn(Answer answer) {
        return answer.isSuccess() || answer.status() == 401 || answer.text().contains("for the Operation not found");
    }
}
