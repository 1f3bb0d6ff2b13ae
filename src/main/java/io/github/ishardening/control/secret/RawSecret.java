package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A secret in a file whose reader takes the text as it stands, so that a reference to the vault is the password itself to
 * it: {@code stratos.xml} (wso2/carbon-multitenancy, {@code CommonUtil}) and the persistent notifier of
 * {@code api-manager.xml} (wso2/carbon-apimgt, {@code APIManagerConfiguration}, which knows the cipher tool's old alias
 * only).
 *
 * @param key the key of {@code deployment.toml}
 * @param file the file that the server makes of it
 * @param section behind what it stands there
 * @param element what it is in
 */
record RawSecret(String key, String file, String section, String element) {

    private static final String STRATOS = "repository/conf/multitenancy/stratos.xml";

    private static final List<RawSecret> ALL = List.of(
            new RawSecret("multi_tenancy.stratos.paypal.password", STRATOS, "<stratosConfig", "<PaypalAPIPassword>"),
            new RawSecret(
                    "multi_tenancy.stratos.manager_service.admin_password",
                    STRATOS,
                    "<stratosConfig",
                    "<adminPassword>"),
            new RawSecret(
                    "apim.token.revocation.persistent_notifier.password",
                    ServerFiles.API_MANAGER_XML,
                    "<PersistentNotifier>",
                    "<Property name=\"password\">"));

    /** What is such a secret under a key, if anything is. */
    static Optional<RawSecret> of(String key) {
        return ALL.stream().filter(secret -> secret.key.equals(key)).findFirst();
    }

    /** All of them. */
    static List<RawSecret> all() {
        return ALL;
    }

    /** The file without its folders. */
    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Its line in {@code deployment.toml}, else in the file that the server makes; that file if it isn't in it. */
    Location at(Inspection inspection) throws IOException {
        var location = inspection.at(key, file);
        if (location.line().isPresent()) {
            return location;
        }
        String text = new String(inspection.file(file).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(section);
        int place = begin < 0 ? -1 : text.indexOf(element, begin);
        return place < 0 ? location : Location.of(file, new LineCounter(text).lineAt(place));
    }
}
