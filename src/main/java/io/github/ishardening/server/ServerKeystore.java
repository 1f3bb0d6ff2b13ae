package io.github.ishardening.server;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.StagedKeystore;

/**
 * The keystore of a role as it goes into the server.
 *
 * @param role what the key is for
 * @param alias the alias of the key
 * @param store the file and what opens it
 */
public record ServerKeystore(Role role, String alias, StagedKeystore store) {}
