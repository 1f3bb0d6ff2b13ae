package io.github.ishardening.request;

import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.script.Heap;
import java.util.List;
import java.util.Optional;

/**
 * The configurable values that controls write and compare with.
 *
 * @param serverHeader the {@code Server} header of HTTP responses
 * @param protocols TLS protocols in Tomcat's syntax
 * @param ciphers TLS cipher suites in order of preference
 * @param namedGroups key exchange groups in OpenSSL's syntax in order of preference, for a server that uses OpenSSL
 * @param heap the memory of the server's JVM
 * @param web the settings for web applications and services
 * @param signIn the settings for sign-in
 * @param log the settings for log files
 * @param audit the settings with which an inspection compares the server
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

    /** Creates settings whose private files only their owner may read. */
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

    /** Creates settings with defaults for the other ones. */
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

    /** Returns these settings with other readers of private files. */
    public Settings with(PrivateFiles readers) {
        return new Settings(serverHeader, protocols, ciphers, namedGroups, heap, web, signIn, log, audit, readers);
    }
}
