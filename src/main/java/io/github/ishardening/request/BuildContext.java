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
 * What a hardening gets from outside.
 *
 * @param renderer renders configuration as the server would
 * @param secrets fetches the user's secrets
 * @param artifacts fetches certificates that are named by coordinates
 * @param clock what time it is
 * @param random the randomness of passwords and serial numbers
 * @param pairs makes keys
 * @param opened the stores and ciphertexts that this run has opened
 * @param proven remembers for which connectors was shown that they shake hands as they should
 * @param progress is told what happens
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
