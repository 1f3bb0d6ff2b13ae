package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Rule;
import java.util.List;

/** All checks of a running server. */
public final class ServerChecks {

    private static final List<ServerCheck> ALL = List.of(
            new Starts(),
            new OpenPorts(),
            new ServesTls(),
            new ServesHeaders(),
            new Accounts(),
            new KeysInUse(),
            new DataAtRest());

    private ServerChecks() {}

    public static List<ServerCheck> all() {
        return ALL;
    }

    /** Their rules, in the same order. */
    public static List<Rule> rules() {
        return ALL.stream().map(ServerCheck::rule).toList();
    }
}
