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
 * A secret in a file that the server reads unprocessed, so that it uses a reference to the vault as the password:
 * {@code stratos.xml} (wso2/carbon-multitenancy, {@code CommonUtil}) and the persistent notifier of {@code
 * api-manager.xml} (wso2/carbon-apimgt, {@code APIManagerConfiguration}, which supports only the cipher tool's old
 * alias).
 *
 * @param key the key of {@code deployment.toml}
 * @param file the file into which the server renders it
 * @param section the text that precedes it in the file
 * @param element the start tag of its element
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

    /** Returns the secret with a key, if there is one. */
    static Optional<RawSecret> of(String key) {
        return ALL.stream().filter(secret -> secret.key.equals(key)).findFirst();
    }

    static List<RawSecret> all() {
        return ALL;
    }

    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Returns its line in {@code deployment.toml}, otherwise in the rendered file, otherwise just that file. */
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
