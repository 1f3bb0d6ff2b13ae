package io.github.ishardening.hardening;

import io.github.ishardening.hardening.handover.SecretPlace;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;

/** Locates the secrets of a hardened server. */
public final class SecretPlaces {

    private SecretPlaces() {}

    /** The location of a secret: the user's own source, otherwise the secrets file. */
    public static SecretPlace of(HardeningRequest request, ServerKeys keys, SecretName name) {
        var placed = request.passwords().get(name);
        return placed != null && keys.isGiven(name)
                ? SecretPlace.of(placed.source())
                : SecretPlace.made(name, request.keys().directory().path(SecretsFile.NAME));
    }
}
