package io.github.ishardening.control.catalogue;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.bundle.AdvisorySettings;
import io.github.ishardening.control.bundle.DefaultPorts;
import io.github.ishardening.control.bundle.FileModes;
import io.github.ishardening.control.bundle.LeftoverState;
import io.github.ishardening.control.bundle.ProductVersion;
import io.github.ishardening.control.bundle.ScriptBroken;
import io.github.ishardening.control.bundle.SecurityAdvisories;
import io.github.ishardening.control.bundle.TomlInvalid;
import io.github.ishardening.control.bundle.TomlUnknownKey;
import io.github.ishardening.control.client.MutualTls;
import io.github.ishardening.control.data.DatabasePassword;
import io.github.ishardening.control.data.DatabaseRootUser;
import io.github.ishardening.control.data.DatabaseWithoutTls;
import io.github.ishardening.control.data.EmbeddedDatabase;
import io.github.ishardening.control.data.MailWithoutTls;
import io.github.ishardening.control.data.PasswordHashing;
import io.github.ishardening.control.data.UserStoreRootUser;
import io.github.ishardening.control.data.UserStoreWithoutTls;
import io.github.ishardening.control.data.UserStoreWritable;
import io.github.ishardening.control.gateway.MediatorAccess;
import io.github.ishardening.control.gateway.ScriptMediators;
import io.github.ishardening.control.jvm.DebugAgent;
import io.github.ishardening.control.jvm.DhKeySize;
import io.github.ishardening.control.jvm.HostnameVerification;
import io.github.ishardening.control.jvm.JdkVersion;
import io.github.ishardening.control.jvm.Jmx;
import io.github.ishardening.control.jvm.JvmMemory;
import io.github.ishardening.control.jvm.Renegotiation;
import io.github.ishardening.control.jvm.TryIt;
import io.github.ishardening.control.jvm.UnsafeProperties;
import io.github.ishardening.control.keystore.AuthoritiesInKeystore;
import io.github.ishardening.control.keystore.CertificateChains;
import io.github.ishardening.control.keystore.CertificateExpired;
import io.github.ishardening.control.keystore.CertificateExpiring;
import io.github.ishardening.control.keystore.CertificateUsage;
import io.github.ishardening.control.keystore.HardWiredStores;
import io.github.ishardening.control.keystore.HostnameMismatch;
import io.github.ishardening.control.keystore.KeystoreCustom;
import io.github.ishardening.control.keystore.KeystoreUnreadable;
import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.control.keystore.SeparateKeystores;
import io.github.ishardening.control.keystore.TruststoreExpired;
import io.github.ishardening.control.keystore.TruststoreIncomplete;
import io.github.ishardening.control.keystore.TruststoreWeak;
import io.github.ishardening.control.keystore.WeakKey;
import io.github.ishardening.control.keystore.WeakSignature;
import io.github.ishardening.control.log.AuditLog;
import io.github.ishardening.control.log.LogForging;
import io.github.ishardening.control.log.LogMasking;
import io.github.ishardening.control.log.LogRotation;
import io.github.ishardening.control.log.RemoteLogWithoutTls;
import io.github.ishardening.control.secret.ClientAppHash;
import io.github.ishardening.control.secret.ClientSecretHash;
import io.github.ishardening.control.secret.DefaultEncryptionKey;
import io.github.ishardening.control.secret.DefaultPassword;
import io.github.ishardening.control.secret.DefaultStorePassword;
import io.github.ishardening.control.secret.DeployedSecrets;
import io.github.ishardening.control.secret.InternalCalls;
import io.github.ishardening.control.secret.LeftoverSecret;
import io.github.ishardening.control.secret.PlainSecret;
import io.github.ishardening.control.secret.RsaVault;
import io.github.ishardening.control.secret.VaultBroken;
import io.github.ishardening.control.transport.BrokerTls;
import io.github.ishardening.control.transport.BrokerWithoutTls;
import io.github.ishardening.control.transport.GatewayBackendVerification;
import io.github.ishardening.control.transport.GatewayTls;
import io.github.ishardening.control.transport.HttpConnector;
import io.github.ishardening.control.transport.PostQuantumTls;
import io.github.ishardening.control.transport.ServiceWithoutTls;
import io.github.ishardening.control.transport.ThriftTls;
import io.github.ishardening.control.transport.TlsCiphers;
import io.github.ishardening.control.transport.TlsProtocols;
import io.github.ishardening.control.web.AccountLocking;
import io.github.ishardening.control.web.AdminServiceDenyList;
import io.github.ishardening.control.web.AdminServices;
import io.github.ishardening.control.web.ApiSuperAdmin;
import io.github.ishardening.control.web.CacheHeaders;
import io.github.ishardening.control.web.CallbackUrl;
import io.github.ishardening.control.web.ConsoleAccess;
import io.github.ishardening.control.web.CookieSecure;
import io.github.ishardening.control.web.Cors;
import io.github.ishardening.control.web.CsrfGuard;
import io.github.ishardening.control.web.Hsts;
import io.github.ishardening.control.web.KeyManagerScopes;
import io.github.ishardening.control.web.LegacyMode;
import io.github.ishardening.control.web.PluginWebappHeaders;
import io.github.ishardening.control.web.PortalFrames;
import io.github.ishardening.control.web.PortalHosts;
import io.github.ishardening.control.web.PublicUrls;
import io.github.ishardening.control.web.QueryParameterSecrets;
import io.github.ishardening.control.web.ServerHeader;
import io.github.ishardening.control.web.SessionIdLength;
import io.github.ishardening.control.web.SessionTimeout;
import io.github.ishardening.control.web.TomcatDefaults;
import io.github.ishardening.control.web.XssFilter;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Slip;
import io.github.ishardening.request.HardeningRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of controls. */
public final class Controls {

    private static final List<Control> CATALOGUE = List.of(
            new SeparateKeystores(),
            new KeystoreUnreadable(),
            new KeystoreCustom(),
            new TruststoreIncomplete(),
            new PublishedKey(),
            // After PublishedKey, which deletes the published stores.
            new HardWiredStores(),
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
            new InternalCalls(),
            new DefaultEncryptionKey(),
            new ClientAppHash(),
            new PasswordHashing(),
            new ClientSecretHash(),
            new TlsProtocols(),
            new TlsCiphers(),
            new ThriftTls(),
            new GatewayTls(),
            new GatewayBackendVerification(),
            new BrokerTls(),
            new PostQuantumTls(),
            new HostnameVerification(),
            new MutualTls(),
            new Renegotiation(),
            new DhKeySize(),
            new ServerHeader(),
            // Before Hsts, which configures the filter that this one adds to a descriptor.
            new PortalFrames(),
            new Hsts(),
            new CacheHeaders(),
            new SessionIdLength(),
            new SessionTimeout(),
            new AccountLocking(),
            new XssFilter(),
            new CallbackUrl(),
            new PublicUrls(),
            new AdminServiceDenyList(),
            new AdminServices(),
            new QueryParameterSecrets(),
            new LogForging(),
            new LogRotation(),
            new JvmMemory(),
            new HttpConnector(),
            new Jmx(),
            new KeyManagerScopes(),
            new ScriptMediators(),
            new MediatorAccess(),
            new TryIt(),
            new PortalHosts(),
            new AdvisorySettings(),
            // Last of those that edit, because it encrypts what the others left in plain text.
            new PlainSecret(),
            new VaultBroken(),
            new RsaVault(),
            new TomlInvalid(),
            new TomlUnknownKey(),
            new ScriptBroken(),
            new DebugAgent(),
            new UnsafeProperties(),
            new CsrfGuard(),
            new TomcatDefaults(),
            new CookieSecure(),
            new Cors(),
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
            new UserStoreRootUser(),
            new UserStoreWithoutTls(),
            new UserStoreWritable(),
            new MailWithoutTls(),
            new BrokerWithoutTls(),
            new RemoteLogWithoutTls(),
            new ServiceWithoutTls(),
            new DeployedSecrets(),
            new ProductVersion(),
            new SecurityAdvisories(),
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
     * Returns the IDs as a set, if each is a control's.
     *
     * @param where the parameter that contains them, for messages
     * @throws ProblemException if one isn't a control's
     */
    public static Set<String> requireKnown(String where, Collection<String> ids) {
        Set<String> known = CATALOGUE.stream().map(Control::id).collect(Collectors.toSet());
        var problems = ids.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Problem(where, id + " isn't a control.", Slip.cure(id, known)))
                .toList();
        ProblemException.throwIfAny(problems);
        return Set.copyOf(ids);
    }
}
