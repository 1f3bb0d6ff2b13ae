package io.github.ishardening.server;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.StagedKeystore;

/**
 * The keystore of a role in the server.
 *
 * @param role the role of the key
 * @param alias the alias of the key
 * @param store the file and its password
 */
public record ServerKeystore(Role role, String alias, StagedKeystore store) {}
