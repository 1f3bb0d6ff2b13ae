package io.github.ishardening.secret;

import java.util.Optional;

/** The servers of Maven's {@code settings.xml}, with their passwords decrypted. */
@FunctionalInterface
public interface ServerCredentials {

    /** The password of the server with this id; empty if there is no such server or it has no password. */
    Optional<Secret> password(String id);
}
