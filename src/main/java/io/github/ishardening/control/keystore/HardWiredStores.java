package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.content.Contents;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StoreMention;
import io.github.ishardening.server.StoreMention.Part;
import io.github.ishardening.server.StoreMentions;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requires that hard-coded store paths, which {@code deployment.toml} can't change, refer to the server's own stores.
 */
@Guideline(
        id = "hard-wired-stores",
        title = "All files refer to your own keystores",
        severity = Severity.ERROR,
        source = "Configuring keystores in API Manager",
        address = OfficialPages.API_MANAGER_KEYSTORES,
        hardening = """
            Hardening edits templates that refer to the stock stores, such as that of `broker.xml`, so that they use \
            `[keystore.tls]` and `[truststore]`. Before API Manager 4.6, it also turns one file into a template: \
            `SecureWebSocketInboundEndpoint.xml` in `apim-synapse-config`, which is copied to every tenant. The server \
            then generates it from the configuration, as it does for the super tenant. Passwords in it are in plain \
            text, as in all files that the server generates. If the pack contains `profileSetup`, a script that \
            replaces `deployment.toml` with a file from `deployment-templates`, hardening deletes the `.toml` files in \
            that folder, so a profile starts with the hardened configuration. Without that script they are samples, \
            which are kept, and reported if they refer to the stock stores. The audit reads every XML and properties \
            file in the distribution, up to 4 MiB each and 256 MiB in total. It ignores comments, files that a \
            template overwrites, and the defaults in `default.json`, which `deployment.toml` replaces; \
            `default-store-password` covers the portals' properties.""",
        nist = "SC-12")
public final class HardWiredStores extends Control {

    /** The super tenant's counterpart of the folder that is copied to every tenant. */
    private static final String OF_SUPER_TENANT =
            "repository/deployment/server/synapse-configs/default/inbound-endpoints/";

    private static final Pattern CODE_OF_TEMPLATES = Pattern.compile("\\{[{%#]");

    private static final String STOCK = "wso2carbon.";

    private static final String TLS_PROFILES = "[[keystore.ssl_profile.custom]]";
    /** The file that the server generates from these. */
    private static final String OF_TLS_PROFILES = ServerFiles.SECURITY + "sslprofiles.xml";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        for (String profile : ProfileConfigurations.of(distribution)) {
            distribution.delete(profile);
        }
        var byFile = mentions(distribution).stream()
                .filter(mention -> isStale(mention, hardening))
                .collect(Collectors.groupingBy(StoreMention::path, LinkedHashMap::new, Collectors.toList()));
        for (var file : byFile.entrySet()) {
            followConfiguration(distribution, file.getKey(), file.getValue());
        }
    }

    /** All except those in portals' properties, which have their own rule. */
    private static List<StoreMention> mentions(Distribution distribution) throws IOException {
        return StoreMentions.of(distribution).stream()
                .filter(mention -> !ServerFiles.isPortalProperties(mention.path()))
                .toList();
    }

    private static boolean isStale(StoreMention mention, HardeningContext hardening) {
        if (mention.store().equals(hardening.truststore().path())) {
            return isPublishedPassword(mention);
        }
        return hardening.distribution().edits().get(mention.store()) == Change.DELETED;
    }

    private static void followConfiguration(Distribution distribution, String path, List<StoreMention> mentions)
            throws IOException {
        String text = new String(distribution.read(path), StandardCharsets.ISO_8859_1);
        if (Templates.isOne(path)) {
            distribution.write(path, following(text, mentions));
            return;
        }
        String shipped = path.startsWith(ServerFiles.OF_TENANTS)
                ? Templates.of(OF_SUPER_TENANT + path.substring(ServerFiles.OF_TENANTS.length()))
                : path;
        if (!shipped.equals(path) && distribution.exists(shipped)) {
            distribution.write(Templates.of(path), distribution.read(shipped));
            distribution.delete(path);
        } else if (!CODE_OF_TEMPLATES.matcher(text).find()) {
            distribution.write(Templates.of(path), following(text, mentions));
            distribution.delete(path);
        }
    }

    /** The text with literal values replaced by references to the configuration. */
    private static byte[] following(String text, List<StoreMention> mentions) {
        var edited = new StringBuilder(text);
        for (int i = mentions.size() - 1; i >= 0; i--) {
            StoreMention mention = mentions.get(i);
            int start = mention.part() == Part.FILE
                    ? mention.end() - mention.fileName().length()
                    : mention.start();
            edited.replace(start, mention.end(), reference(mention));
        }
        return edited.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String reference(StoreMention mention) {
        String key =
                switch (mention.part()) {
                    case FILE -> "file_name";
                    case PASSWORD -> "password";
                    case TYPE -> "type";
                    case ALIAS -> "alias";
                };
        return "{{%s.%s}}".formatted(mention.isTruststore() ? "truststore" : "keystore.tls", key);
    }

    private static boolean isPublishedPassword(StoreMention mention) {
        return mention.part() == Part.PASSWORD && PublishedPasswords.contains(mention.value());
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        var mentions = mentions(distribution);
        Set<String> published = inspection.contents().found().stream()
                .filter(found -> found.mayHoldKeys() && !found.published().isEmpty())
                .map(Contents.Found::path)
                .collect(Collectors.toSet());
        Predicate<StoreMention> isStock = mention -> published.contains(mention.store())
                || (mention.fileName().startsWith(STOCK) && !distribution.exists(mention.store()));
        for (StoreMention mention : mentions) {
            report(
                    mention,
                    isStock,
                    findings,
                    "{{keystore.tls.file_name}} in a template; hardening turns this file into one.",
                    "write {{%s.password}} in a template; hardening turns this file into one."
                            .formatted(mention.isTruststore() ? "truststore" : "keystore.tls"));
        }
        for (StoreMention mention : ofTlsProfiles(inspection)) {
            report(
                    mention,
                    isStock,
                    findings,
                    "set it in %s, or remove the profile.".formatted(TLS_PROFILES),
                    "set it in %s as $secret{alias}.".formatted(TLS_PROFILES));
        }
        for (String profile : ProfileConfigurations.of(distribution)) {
            findings.add(
                    profile,
                    "bin/profileSetup replaces deployment.toml with this file, which refers to the stock stores"
                            + " and none of the hardening.",
                    "Remove it, so that a profile starts with deployment.toml.");
        }
        for (String path : StoreMentions.unread(distribution)) {
            findings.add(
                    Severity.INFO,
                    path,
                    "wasn't checked: it is larger than 4 MiB, or the files before it add up to 256 MiB.",
                    "Check yourself that it doesn't refer to a stock store.");
        }
        for (String sample : ProfileConfigurations.samples(distribution)) {
            if (distribution.size(sample) <= StoreMentions.LARGEST
                    && new String(distribution.read(sample), StandardCharsets.ISO_8859_1).contains(STOCK)) {
                findings.add(
                        Severity.INFO,
                        sample,
                        "is a sample with the stock stores; there is no bin/profileSetup to replace"
                                + " deployment.toml with it.",
                        "Don't start a server with it.");
            }
        }
        new Unseen(inspection, findings).none("file with a hard-coded store", mentions);
    }

    private static void report(
            StoreMention mention, Predicate<StoreMention> isStock, Findings findings, String file, String password) {
        if (mention.part() == Part.FILE && isStock.test(mention)) {
            findings.add(
                    mention.location(),
                    "uses %s, whose key is publicly known.".formatted(mention.store()),
                    "Use the server's own: " + file);
        } else if (isPublishedPassword(mention)) {
            findings.add(
                    mention.location(),
                    "%s has a publicly known password.".formatted(mention.store()),
                    "Set a separate password for the store, and " + password);
        }
    }

    /** Stores in a gateway's TLS profiles for backends, except those that are configured in tables of their own. */
    private static List<StoreMention> ofTlsProfiles(Inspection inspection) throws IOException {
        if (!inspection.rendered().paths().contains(OF_TLS_PROFILES)) {
            return List.of();
        }
        var uses = inspection.stores().uses();
        Set<String> judged = Stream.concat(uses.keystores().stream(), uses.truststores().stream())
                .map(KeystoreReference::path)
                .collect(Collectors.toSet());
        return StoreMentions.in(OF_TLS_PROFILES, inspection.rendered().file(OF_TLS_PROFILES)).stream()
                .filter(mention -> !judged.contains(mention.store()))
                .toList();
    }
}
