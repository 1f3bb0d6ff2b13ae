package io.github.ishardening.hardening.keys;

import io.github.ishardening.keys.FormerSigner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Explains to the operator what a new primary key means for parties that trust the server. */
public final class NewPrimary {

    private NewPrimary() {}

    /**
     * The lines for the operator.
     *
     * @param signers the relevant former signing keys that are still published
     */
    public static List<String> lines(List<FormerSigner> signers) {
        List<String> lines = new ArrayList<>(List.of(
                "From its next start, the server signs tokens and SAML with the new key. Before that, give",
                "  certificates/primary.pem (goal export-certificates) to service providers that verify SAML responses or",
                "  tokens with their own copy of it, to identity providers that verify the server's requests, and to API",
                "  Manager, which needs it under the alias gateway_certificate_alias. Anyone who reads /oauth2/jwks or",
                "  the SAML metadata gets the new certificate from the server."));
        Optional<LocalDate> until =
                signers.stream().map(signer -> signer.alias().until()).max(Comparator.naturalOrder());
        lines.addAll(until.map(NewPrimary::overlapping)
                .orElse(List.of(
                        "  After that, those who have only the new key reject tokens signed with the former key.")));
        return lines;
    }

    private static List<String> overlapping(LocalDate until) {
        return List.of(
                "Tokens signed with the former key remain valid for anyone who reads /oauth2/jwks, which has both keys"
                        + " until",
                "  " + until
                        + ". The first build on or after that day drops the former key: build and redeploy then. Others",
                "  who have only the new key reject such tokens immediately: so does the server itself if it gets an"
                        + " ID",
                "  token as a hint or verifies signatures during introspection, and API Manager for API keys. If the",
                "  former key may be compromised, delete its line from keys.lock, so that the next build drops it; the",
                "  next time, rotate with -Dis-hardening.compromised=true, which drops all former keys immediately.");
    }
}
