package io.github.ishardening.control.secret;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An account with which the server calls itself as its first administrator, according to the products'
 * {@code default.json}. Any other account belongs to another server, where its password must be changed.
 *
 * @param username the key of its user name
 * @param password the key of its password
 * @param addresses the keys of addresses: if {@code deployment.toml} sets one, the account is another server's
 */
record OwnAccount(String username, String password, List<String> addresses) {

    /** The first administrator, whose name and password are those in {@code <superAdmin>}. */
    static final OwnAccount ADMINISTRATOR = of("super_admin.", "");

    private static final String PORTALS = "identity.auth_framework.endpoint.";
    private static final String THROTTLING = "apim.throttling.";

    /** The accounts with which API Manager's components call each other, according to its {@code default.json}. */
    static final List<OwnAccount> INTERNAL_CALLS = List.of(
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

    /** All others, according to {@code default.json} of Identity Server 5.9 to 7.1 and API Manager 4.5. */
    static final List<OwnAccount> OTHERS = Stream.concat(
                    Stream.of(
                            of("tasks.", "server_", "tasks.server_address"),
                            of(PORTALS, "", PORTALS + "identity_server_service_url")),
                    INTERNAL_CALLS.stream())
            .toList();

    /** References to the administrator's name; the second is specific to API Manager. */
    private static final Set<String> ADMINISTRATORS_NAMES = Set.of("$ref{super_admin.username}", "${admin.username}");

    private static OwnAccount of(String table, String prefix, String... addresses) {
        return new OwnAccount(table + prefix + "username", table + prefix + "password", List.of(addresses));
    }

    /** Whether it is this server's administrator account: it has the administrator's name and no other address. */
    boolean isAdministrators(HardeningContext hardening) {
        return addresses.stream().noneMatch(hardening.toml()::has) && isNamedAsAdministrator(hardening);
    }

    /** Whether it has the administrator's name, on this or another server. */
    boolean isNamedAsAdministrator(HardeningContext hardening) {
        return hardening
                .toml()
                .value(username)
                .map(name -> isAdministratorsName(
                        name.toString(), Optional.of(hardening.superAdmin().username())))
                .orElseGet(() -> isNamedAsBefore(hardening));
    }

    private boolean isNamedAsBefore(HardeningContext hardening) {
        String name = hardening.stockValues().get(username);
        return name == null
                || isAdministratorsName(
                        name, Optional.ofNullable(hardening.stockValues().get(ADMINISTRATOR.username)));
    }

    private static boolean isAdministratorsName(String name, Optional<String> administrator) {
        return ADMINISTRATORS_NAMES.contains(name)
                || administrator.filter(name::equals).isPresent();
    }

    /** As {@link #isNamedAsAdministrator(HardeningContext)}, for an audited distribution. */
    boolean isNamedAsAdministrator(Inspection inspection) {
        return inspection
                .value(username)
                .filter(name -> isAdministratorsName(name, inspection.value(ADMINISTRATOR.username)))
                .isPresent();
    }

    /** As {@link #isAdministrators(HardeningContext)}, for an audited distribution. */
    boolean isAdministrators(Inspection inspection) {
        return addresses.stream().noneMatch(inspection.toml()::has)
                && (inspection.value(username).isEmpty() || isNamedAsAdministrator(inspection));
    }

    /**
     * Gives it the administrator's password, and the administrator's name if the product has a default for it that
     * {@code deployment.toml} doesn't override.
     */
    void follow(HardeningContext hardening, String reference) {
        var toml = hardening.toml();
        toml.set(password, reference);
        if (!toml.has(username) && hardening.stockValues().containsKey(username)) {
            toml.set(username, hardening.superAdmin().username());
        }
    }
}
