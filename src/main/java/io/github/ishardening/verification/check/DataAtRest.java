package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.server.RotationPages;
import io.github.ishardening.verification.check.StoredDataKeys.Encrypted;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the started server has encrypted opens with a key of its own, not with one that everyone has (WSO2
 * documentation, "Symmetric encryption").
 */
@Guideline(
        id = "data-at-rest",
        title = "What the server writes is encrypted under the own key",
        severity = Severity.ERROR,
        source = "Symmetric encryption",
        address = OfficialPages.SYMMETRIC_ENCRYPTION,
        hardening = """
            `verify-server` looks for encrypted values in the H2 databases, event publishers, event receivers and user \
            stores that the started server has left, and tries the published keys on them, `[encryption] key` and \
            `old_key`, and the keys of the internal and the primary store. One that opens with a published key is an \
            error, and a warning where `<existing>` is true; one that none of them opens is a warning. No part of a \
            database is run. What is in a database server isn't looked into.""",
        nist = "SC-28(1)")
public final class DataAtRest extends ServerCheck {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public void review(CompletedStart start, Findings findings) throws IOException {
        if (!start.isUp()) {
            findings.notApplicable("the server didn't come up");
            return;
        }
        var keys = StoredDataKeys.of(start.configuration(), start.secrets());
        var data = new WrittenData(start.home(), start.configuration(), findings::notApplicable);
        long begin = System.nanoTime();
        boolean isSeen = false;
        for (String path : data.paths()) {
            var content = data.read(path);
            Set<Encrypted> told = new LinkedHashSet<>();
            for (String text : content.map(Ciphertexts::in).orElse(Set.of())) {
                if (System.nanoTime() - begin > LIMIT.toNanos()) {
                    findings.notApplicable("there are more encrypted values than can be tried in %d seconds"
                            .formatted(LIMIT.toSeconds()));
                    break;
                }
                keys.tell(text).ifPresent(told::add);
            }
            isSeen |= !told.isEmpty();
            told.forEach(encrypted -> say(encrypted, path, start.configuration(), findings));
        }
        if (!isSeen) {
            findings.notApplicable("the server has written nothing encrypted");
        }
    }

    private static void say(Encrypted encrypted, String path, Inspection configuration, Findings findings) {
        switch (encrypted.by()) {
            case OWN -> {
                // as it should be
            }
            case PUBLISHED ->
                findings.add(
                        configuration.existing() ? Severity.WARNING : findings.severity(),
                        Location.of(path),
                        "holds values that are encrypted with the published key %s.".formatted(encrypted.which()),
                        configuration.existing()
                                ? "Move the data to a key of your own: %s.".formatted(page(configuration))
                                : "Give the server a key of its own before its first start, and throw away what it wrote"
                                        + " before.");
            case OTHER ->
                findings.add(
                        Severity.WARNING,
                        Location.of(path),
                        "holds values that are encrypted with a key that isn't available.",
                        "Find out what has written them: the server can't read them with the keys that it has now.");
            case UNKNOWN -> findings.notApplicable(encrypted.which());
        }
    }

    private static String page(Inspection configuration) {
        return EncryptionKeyFormat.of(configuration.product().kernel())
                .map(format -> format.readsWithOldKey() ? RotationPages.OLD_KEY : RotationPages.BLUE_GREEN)
                .orElse(RotationPages.ASYMMETRIC);
    }
}
