package io.github.ishardening.request;

import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.keys.KeyPairs;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.SecretResolver;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The environment of a hardening run.
 *
 * @param renderer renders configuration as the server would
 * @param secrets fetches the user's secrets
 * @param artifacts fetches certificates that are specified by coordinates
 * @param clock the current time
 * @param random the randomness for passwords and serial numbers
 * @param pairs generates keys
 * @param opened the stores and ciphertexts that this run has opened
 * @param proven records connectors with successfully verified handshakes
 * @param progress logs the progress
 */
public record BuildContext(
        Renderer renderer,
        SecretResolver secrets,
        ArtifactSource artifacts,
        Clock clock,
        SecureRandom random,
        KeyPairs pairs,
        Opened opened,
        Notes proven,
        UserLog progress) {}
