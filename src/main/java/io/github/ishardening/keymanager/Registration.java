package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.script.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The request that registers an Identity Server with API Manager.
 *
 * @param json the request's body, with placeholders for credentials
 * @param identityServer the host and port of the Identity Server
 * @param apiManager the host and port that receive the request
 */
public record Registration(String json, HttpsHost identityServer, HttpsHost apiManager) {

    private static final String NAME = "key-manager.json";
    private static final String KEY_MANAGERS = "/api/am/admin/v4/key-managers";

    /** Writes {@code key-manager.json} atomically into a folder. */
    public Path writeTo(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        AtomicFile.write(file, json);
        return file;
    }

    /** Instructions for the user, as lines. */
    public List<String> advice(String file) {
        return List.of(
                "To register it with API Manager: fill in the placeholders in " + file + ", then",
                "  " + curl(file),
                "authorizeEndpoint is " + identityServer.url("/oauth2/authorize")
                        + ": WSO2's first instructions for API Manager 4.3 specified /scim2/Me, which shows no login page.");
    }

    /** {@code --user} without a password prompts for it, so that no history or process list contains it. */
    private String curl(String file) {
        return "curl --user admin --header 'Content-Type: application/json' --data %s %s"
                .formatted(ShellWord.quoted("@" + file), apiManager.url(KEY_MANAGERS));
    }
}
