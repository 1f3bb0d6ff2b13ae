package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/** WSO2's listener that notifies API Manager of revoked tokens, and the jar that contains it. */
final class RevocationListener {

    private static final String KEY = "event_listener";
    private static final String NAME = "org.wso2.is.notification.ApimOauthEventInterceptor";
    private static final String CLASS = NAME.replace('.', '/') + ".class";
    private static final String DROPINS = "repository/components/dropins/";
    private static final String PARAMETER = "<keyManager><revocation><handler>";

    private final Revocation revocation;
    private final HttpsHost apiManager;
    private final Optional<Path> handler;

    /**
     * Looks for the listener in the configured jar, otherwise in the distribution.
     *
     * @throws ProblemException if it isn't found
     */
    RevocationListener(Revocation revocation, HttpsHost apiManager, SetupContext context, Distribution distribution)
            throws IOException {
        this.revocation = revocation;
        this.apiManager = apiManager;
        this.handler = revocation.handler().map(context.handlers());
        if (handler.isPresent() && !holdsListener(Files.newInputStream(handler.get()))) {
            throw new ProblemException(
                    PARAMETER,
                    handler.get() + " contains no " + NAME + ".",
                    "Specify WSO2's notification.event.handlers jar.");
        }
        if (handler.isEmpty() && !isIn(distribution)) {
            throw new ProblemException(
                    DROPINS,
                    "no jar there contains " + NAME + ", so API Manager wouldn't be notified of revoked tokens.",
                    "Specify WSO2's notification.event.handlers jar in " + PARAMETER
                            + ", or remove <revocation>: tokens are then valid until they expire.");
        }
    }

    /** Stages the configured jar, and adds the listener to {@code toml} unless that has one. */
    void stage(DeploymentToml toml, Distribution distribution, UserLog progress) throws IOException {
        if (handler.isPresent()) {
            distribution.write(DROPINS + handler.get().getFileName(), Files.readAllBytes(handler.get()));
        }
        var entry = entry();
        boolean another = toml.tables(KEY).stream()
                .anyMatch(listener -> NAME.equals(listener.get("name")) && !listener.equals(entry));
        if (another) {
            progress.warn(toml.position(KEY) + ": already has a listener for revoked tokens; it remains unchanged.");
        } else {
            toml.appendToArray(KEY, entry);
        }
    }

    private Map<String, Object> entry() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("notification_endpoint", apiManager.url("/internal/data/v1/notify"));
        properties.put("username", revocation.username());
        properties.put("password", revocation.password());
        properties.put("header.X-WSO2-KEY-MANAGER", "WSO2-IS");
        Map<String, Object> listener = new LinkedHashMap<>();
        listener.put("id", "token_revocation");
        listener.put("type", "org.wso2.carbon.identity.core.handler.AbstractIdentityHandler");
        listener.put("name", NAME);
        listener.put("order", 1);
        listener.put("properties", properties);
        return listener;
    }

    private static boolean isIn(Distribution distribution) throws IOException {
        for (String path : distribution.paths(DROPINS)) {
            if (path.endsWith(".jar") && holdsListener(distribution.open(path))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsListener(InputStream jar) throws IOException {
        try (var zip = new ZipInputStream(jar)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(CLASS)) {
                    return true;
                }
            }
        }
        return false;
    }
}
