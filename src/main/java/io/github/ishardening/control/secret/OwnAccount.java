package io.github.ishardening.control.secret;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.util.List;

/**
 * A key under which the server calls itself as its first administrator, as the {@code default.json} of the products has
 * it. Any other account belongs to another server, where its password has to be changed.
 *
 * @param username the key of its user name
 * @param password the key of its password
 * @param addresses the keys that make it another server's account where {@code deployment.toml} sets one of them
 */
record OwnAccount(String username, String password, List<String> addresses) {

    /** The first administrator, who has the name and the password that {@code <superAdmin>} says. */
    static final OwnAccount ADMINISTRATOR = of("super_admin.", "");

    private static final String PORTALS = "identity.auth_framework.endpoint.";
    private static final String THROTTLING = "apim.throttling.";

    /** All others, by {@code default.json} of Identity Server 5.9 to 7.1 and API Manager 4.5. */
    static final List<OwnAccount> OTHERS = List.of(
            of("tasks.", "server_", "tasks.server_address"),
            of(PORTALS, "", PORTALS + "identity_server_service_url"),
            of("apim.key_manager.", "", "apim.key_manager.service_url"),
            of(
                    THROTTLING,
                    "",
                    THROTTLING + "service_url",
                    THROTTLING + "url_group",
                    THROTTLING + "receiver_url",
                    THROTTLING + "throttle_decision_endpoints"),
            of(THROTTLING + "policy_deploy.", "", THROTTLING + "service_url"),
            of("apim.event_hub.", "", "apim.event_hub.service_url"),
            of("apim.transaction_counter.", "service_", "apim.transaction_counter.service_url"),
            of("apim.workflow.", "client_registration_", "apim.workflow.client_registration_endpoint"));

    private static final String ADMINISTRATORS_NAME = "$ref{super_admin.username}";

    private static OwnAccount of(String table, String prefix, String... addresses) {
        return new OwnAccount(table + prefix + "username", table + prefix + "password", List.of(addresses));
    }

    /** Whether it is the administrator's in this server: under his name, and not at another address. */
    boolean isAdministrators(HardeningContext hardening) {
        var toml = hardening.toml();
        if (addresses.stream().anyMatch(toml::has)) {
            return false;
        }
        return toml.value(username)
                .map(name -> name.equals(ADMINISTRATORS_NAME)
                        || name.equals(hardening.superAdmin().username()))
                .orElseGet(() -> isNamedAsBefore(hardening));
    }

    private boolean isNamedAsBefore(HardeningContext hardening) {
        String name = hardening.stockValues().get(username);
        return name == null || name.equals(hardening.stockValues().get(ADMINISTRATOR.username));
    }

    /** The same where it has been hardened, or never is. */
    boolean isAdministrators(Inspection inspection) {
        var name = inspection.value(username);
        return addresses.stream().noneMatch(inspection.toml()::has)
                && (name.isEmpty() || name.equals(inspection.value(ADMINISTRATOR.username)));
    }

    /** Gives it the administrator's password; a user name that {@code deployment.toml} doesn't set follows his. */
    void follow(HardeningContext hardening, String reference) {
        var toml = hardening.toml();
        toml.set(password, reference);
        if (!toml.has(username) && hardening.stockValues().containsKey(username)) {
            toml.set(username, hardening.superAdmin().username());
        }
    }
}
