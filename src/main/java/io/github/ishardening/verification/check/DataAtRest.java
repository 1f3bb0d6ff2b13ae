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
 * Checks that data encrypted by the started server uses its own key, not a publicly known one (WSO2 documentation,
 * "Symmetric encryption").
 */
@Guideline(
        id = "data-at-rest",
        title = "Data that the server writes isn't encrypted with a publicly known key",
        severity = Severity.ERROR,
        source = "Symmetric encryption",
        address = OfficialPages.SYMMETRIC_ENCRYPTION,
        hardening = """
            `verify-server` looks for encrypted values in the H2 databases, event publishers, event receivers and user \
            stores of the server after its start. It tries to decrypt them with the publicly known keys, `[encryption] \
            key` and `old_key`, and the keys of the internal and the primary store. A value encrypted with a publicly \
            known key is an error, or a warning if `<existing>` is true; a value that no key decrypts is a warning. \
            The database files are scanned as bytes, so nothing in them is executed. Database servers aren't checked.""",
        nist = "SC-28(1)")
public final class DataAtRest extends ServerCheck {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public void review(CompletedStart start, Findings findings) throws IOException {
        if (!start.isUp()) {
            findings.notApplicable("the server didn't start");
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
                    findings.notApplicable(
                            "there are too many encrypted values to check in %s seconds".formatted(LIMIT.toSeconds()));
                    break;
                }
                keys.tell(text).ifPresent(told::add);
            }
            isSeen |= !told.isEmpty();
            told.forEach(encrypted -> say(encrypted, path, start.configuration(), findings));
        }
        if (!isSeen) {
            findings.notApplicable("the server hasn't written any encrypted values");
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
                        "contains values encrypted with the publicly known key %s.".formatted(encrypted.which()),
                        configuration.existing()
                                ? "Re-encrypt the data with your own key: %s.".formatted(page(configuration))
                                : "Set your own key before the first start, and delete the data that the server has"
                                        + " written.");
            case OTHER ->
                findings.add(
                        Severity.WARNING,
                        Location.of(path),
                        "contains values encrypted with an unknown key.",
                        "Find out what wrote them: the server can't decrypt them with its current keys.");
            case UNKNOWN -> findings.notApplicable(encrypted.which());
        }
    }

    private static String page(Inspection configuration) {
        return EncryptionKeyFormat.of(configuration.product().kernel())
                .map(format -> format.readsWithOldKey() ? RotationPages.OLD_KEY : RotationPages.BLUE_GREEN)
                .orElse(RotationPages.ASYMMETRIC);
    }
}
