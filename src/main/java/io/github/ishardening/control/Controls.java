package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Slip;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of controls. */
public final class Controls {

    private static final List<Control> CATALOGUE = List.of(
            new SeparateKeystores(),
            new KeystoreUnreadable(),
            new TruststoreIncomplete(),
            new PublishedKey(),
            new DefaultStorePassword(),
            new WeakKey(),
            new WeakSignature(),
            new CertificateExpired(),
            new CertificateExpiring(),
            new CertificateUsage(),
            new CertificateChains(),
            new HostnameMismatch(),
            new TruststoreExpired(),
            new TruststoreWeak(),
            new AuthoritiesInKeystore(),
            new DefaultPassword(),
            new DefaultEncryptionKey(),
            new ClientAppHash(),
            new TlsProtocols(),
            new TlsCiphers(),
            new HostnameVerification(),
            new MutualTls(),
            new Renegotiation(),
            new DhKeySize(),
            new ServerHeader(),
            new Hsts(),
            new CacheHeaders(),
            new SessionIdLength(),
            new XssFilter(),
            new CallbackUrl(),
            new AdminServiceDenyList(),
            new QueryParameterSecrets(),
            new LogForgery(),
            new LogRotation(),
            new JvmMemory(),
            new HttpConnector(),
            new KeyManagerScopes(),
            // Last of those that edit, for it encrypts what the others left in clear.
            new PlainSecret(),
            new VaultBroken(),
            new TomlInvalid(),
            new TomlUnknownKey(),
            new ScriptBroken(),
            new DebugAgent(),
            new Jmx(),
            new UnsafeProperties(),
            new CsrfGuard(),
            new TomcatDefaults(),
            new AuditLog(),
            new LeftoverSecret(),
            new LeftoverState(),
            new FileModes(),
            new PluginWebappHeaders(),
            new LegacyMode(),
            new DatabasePassword(),
            new DatabaseRootUser(),
            new DatabaseWithoutTls(),
            new EmbeddedDatabase(),
            new UserStoreWithoutTls(),
            new UserStoreWritable(),
            new DeployedSecrets(),
            new ProductVersion(),
            new JdkVersion(),
            new DefaultPorts(),
            new ConsoleAccess(),
            new LogMasking(),
            new ApiSuperAdmin());

    private Controls() {}

    /** All controls, in the order in which they are applied. */
    public static List<Control> all() {
        return CATALOGUE;
    }

    /** The rules of all controls, in the same order. */
    public static List<Rule> rules() {
        return CATALOGUE.stream().map(Control::rule).toList();
    }

    /** The controls that a request doesn't exclude, in the same order. */
    public static List<Control> of(HardeningRequest request) {
        return CATALOGUE.stream()
                .filter(control -> request.applies(control.id()))
                .toList();
    }

    /**
     * Ids that are each a control's, as a set.
     *
     * @param where the parameter that names them, for messages
     * @throws ProblemException if one is no control's
     */
    public static Set<String> requireKnown(String where, Collection<String> ids) {
        Set<String> known = CATALOGUE.stream().map(Control::id).collect(Collectors.toSet());
        var problems = ids.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Problem(where, id + " is no control.", Slip.cure(id, known)))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return Set.copyOf(ids);
    }
}
