package io.github.ishardening.control.gateway;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.GatewayProperty;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A way for scripts to access Java, and the list that restricts it.
 *
 * @param enable enables the list
 * @param type whether the list allows or blocks
 * @param list the entries, separated by commas; spaces are significant, and an empty entry matches everything
 * @param types the accepted types, the first of which hardening sets
 * @param goodList the list that hardening sets
 * @param fault what is wrong with the entries of a list of this type, if anything: the end of a sentence
 * @param risk the consequence, and the advisory that describes it
 */
record ScriptAccess(
        GatewayProperty enable,
        GatewayProperty type,
        GatewayProperty list,
        List<String> types,
        String goodList,
        BiFunction<String, List<String>, Optional<String>> fault,
        String risk) {

    static final String ALLOW = "ALLOW_LIST";
    static final String BLOCK = "BLOCK_LIST";

    /** Copies the types. */
    ScriptAccess {
        types = List.copyOf(types);
    }

    /** Sets what the user hasn't set; the list only for its type, and not in place of the version's own. */
    void harden(HardeningContext hardening) {
        enable.set(hardening, true);
        boolean fits = isGood(hardening) && list.before(hardening).isPresent();
        type.set(hardening, types.get(0));
        if (!fits && isGood(hardening)) {
            list.set(hardening, goodList);
        }
    }

    private boolean isGood(HardeningContext hardening) {
        return type.before(hardening).equals(Optional.of(types.get(0)));
    }

    /** Reports the first fault only: without the switch, the rest has no effect. */
    void inspect(Inspection inspection, String page, Findings findings) throws IOException {
        var on = enable.value(inspection);
        var kind = type.value(inspection);
        var entries = list.value(inspection);
        if (!Boolean.parseBoolean(on.orElse(""))) {
            report(enable.at(inspection), enable.key() + " " + GatewayProperty.shown(on), page, findings);
        } else if (kind.filter(types::contains).isEmpty()) {
            report(type.at(inspection), type.key() + " " + GatewayProperty.shown(kind), page, findings);
        } else if (entries.isEmpty()) {
            report(list.at(inspection), list.key() + " isn't set", page, findings);
        } else {
            var wrong = fault.apply(kind.get(), List.of(entries.get().split(",")));
            if (wrong.isPresent()) {
                report(list.at(inspection), list.key() + " " + wrong.get(), page, findings);
            }
        }
    }

    private void report(Location at, String what, String page, Findings findings) {
        findings.add(
                at,
                "%s: %s.".formatted(what, risk),
                "Set %s to true, %s to %s and %s to %s, or to what your scripts need (%s)."
                        .formatted(enable.key(), type.key(), types.get(0), list.key(), goodList, page));
    }
}
