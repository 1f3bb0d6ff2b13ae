package io.github.ishardening.hardening.keys;

import java.util.List;

/** What a new primary key means to those who trust the server, in words. */
public final class NewPrimary {

    private NewPrimary() {}

    /** The lines for the operator. */
    public static List<String> lines() {
        return List.of(
                "The server signs tokens and SAML with another key from its next start on. Before that, give partners",
                "  certificates/primary.pem (goal export-certificates): service providers that verify SAML responses or",
                "  tokens with a certificate of their own, identity providers that verify the server's requests, API",
                "  Manager as gateway_certificate_alias. Whoever reads /oauth2/jwks or the SAML metadata gets it there.",
                "  Tokens signed with the former key are refused from then on by those who know only the new one.");
    }
}
