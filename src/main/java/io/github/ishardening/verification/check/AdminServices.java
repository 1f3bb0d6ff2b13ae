package io.github.ishardening.verification.check;

import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.util.List;

/**
 * Checks what {@code /services/} reveals to everyone, and whether denied services are off.
 *
 * @param server the server
 * @param findings receives the findings
 */
record AdminServices(RunningServer server, Findings findings) {

    private static final String SERVICES = "/services/";
    private static final String DENIED = "admin_service.deny_list";

    /**
     * A service of every Carbon server, of user management and of Identity Server. AuthenticationAdmin isn't one: it is
     * never hidden.
     */
    private static final List<String> SERVICE_NAMES =
            List.of("ServerAdmin", "UserAdmin", "RemoteUserStoreManagerService");

    /** Checks the list of services and the WSDLs of some. */
    void checkDescriptions() throws IOException {
        var list = server.web().send(Request.get(SERVICES));
        if (list.isSuccess() && list.text().contains("?wsdl")) {
            findings.add(
                    server.address().location(SERVICES),
                    "anyone can list the services.",
                    "Block /services in the proxy in front of the server.");
        }
        for (String name : SERVICE_NAMES) {
            var answer = server.web().send(Request.get(SERVICES + name + "?wsdl"));
            if (answer.isSuccess() && answer.text().contains("definitions")) {
                findings.add(
                        server.address().location(SERVICES + name),
                        "anyone can read the WSDL of the admin service.",
                        "Set [admin_service.wsdl] enable to false, which hides the WSDLs of all admin services.");
                return;
            }
        }
    }

    /** Checks that services in the configured deny list are off. */
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
                        "In deny_list, use the name from its services.xml.");
            }
        }
    }

    /** Axis responds with 500, as the request names no operation; for unknown services, with another text. */
    private static boolean isOn(Answer answer) {
        return answer.isSuccess() || answer.status() == 401 || answer.text().contains("for the Operation not found");
    }
}
