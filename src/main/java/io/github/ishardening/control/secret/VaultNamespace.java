package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The namespace of the Secure Vault: the server resolves {@code $secret} in those of its XML files that declare it. That of
 * the message broker of API Manager 4.4 and earlier doesn't, so that its TLS port opens no store (wso2/api-manager issue
 * 3055).
 */
final class VaultNamespace {

    private static final String URI = "http://org.wso2.securevault/configuration";
    private static final String DECLARATION = " xmlns:svns=\"" + URI + "\"";
    private static final String REFERENCE = "$secret{";
    private static final String BROKER = Templates.of("repository/conf/broker.xml");
    private static final Pattern ROOT = Pattern.compile("<broker(?=[\\s>])");

    private VaultNamespace() {}

    /** Declares it in the template of the broker, as API Manager 4.5 does. */
    static void declare(Distribution distribution) throws IOException {
        if (distribution.exists(BROKER)) {
            var text = new XmlText(distribution.read(BROKER));
            if (!text.withoutComments().contains(URI)) {
                text.find(ROOT, 0).ifPresent(root -> text.replace(root.end(), root.end(), DECLARATION));
                distribution.write(BROKER, text.content());
            }
        }
    }

    /** Names the files that refer to the vault without it. */
    static void check(Inspection inspection, Findings findings) {
        var rendered = inspection.rendered();
        for (String path : rendered.paths()) {
            String text = path.endsWith(".xml") ? new XmlText(rendered.file(path)).withoutComments() : "";
            if (text.contains(REFERENCE) && !text.contains(URI)) {
                findings.add(
                        Location.of(Templates.of(path)),
                        "the server doesn't resolve $secret in this file, which doesn't declare the vault's namespace.",
                        "Declare xmlns:svns=\"%s\" in its first element.".formatted(URI));
            }
        }
    }
}
