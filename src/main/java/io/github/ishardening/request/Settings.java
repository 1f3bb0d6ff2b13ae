package io.github.ishardening.request;

import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.script.Heap;
import java.util.List;
import java.util.Optional;

/**
 * What controls write and compare with where the user may choose.
 *
 * @param serverHeader the {@code Server} header of HTTP responses
 * @param protocols TLS protocols in Tomcat's syntax
 * @param ciphers TLS cipher suites, the preferred first
 * @param namedGroups groups of key exchange in OpenSSL's syntax, the preferred first, for a server that uses OpenSSL
 * @param heap the memory of the server's JVM
 * @param web what is written about web applications and services
 * @param signIn what is written about those who sign in
 * @param log what is written about log files
 * @param audit what an inspection compares with
 * @param privateFiles who may read the server's keystores and passwords
 */
public record Settings(
        String serverHeader,
        String protocols,
        List<String> ciphers,
        Optional<String> namedGroups,
        Heap heap,
        WebSettings web,
        SignInSettings signIn,
        LogSettings log,
        AuditSettings audit,
        PrivateFiles privateFiles) {

    /** Makes the list immutable. */
    public Settings {
        ciphers = List.copyOf(ciphers);
    }

    /** These settings, and private files for their owner alone. */
    public Settings(
            String serverHeader,
            String protocols,
            List<String> ciphers,
            Optional<String> namedGroups,
            Heap heap,
            WebSettings web,
            SignInSettings signIn,
            LogSettings log,
            AuditSettings audit) {
        this(serverHeader, protocols, ciphers, namedGroups, heap, web, signIn, log, audit, PrivateFiles.OWNER);
    }

    /** These settings, and the defaults for what isn't said. */
    public Settings(String serverHeader, String protocols, List<String> ciphers, Heap heap) {
        this(
                serverHeader,
                protocols,
                ciphers,
                Optional.empty(),
                heap,
                WebSettings.defaults(),
                SignInSettings.defaults(),
                LogSettings.defaults(),
                AuditSettings.defaults());
    }

    /** These settings where these may read private files. */
    public Settings with(PrivateFiles readers) {
        return new Settings(serverHeader, protocols, ciphers, namedGroups, heap, web, signIn, log, audit, readers);
    }
}
