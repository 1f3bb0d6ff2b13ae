package io.github.ishardening.control;

import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.content.Contents;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * Reports that a rule can't be checked because what it inspects is missing or can't be read in this build.
 *
 * @param inspection what the rule inspects
 * @param findings receives the reports
 */
public record Unseen(Inspection inspection, Findings findings) {

    /** Whether the server generates a file from {@code deployment.toml}; otherwise, settings don't affect the file. */
    public boolean isMade(String path) {
        boolean made = inspection.rendered().paths().contains(path);
        if (!made) {
            findings.notApplicable("the server doesn't generate %s from deployment.toml".formatted(path));
        }
        return made;
    }

    /** Whether the product is Identity Server. */
    public boolean isIdentityServer() {
        boolean is = inspection.product().isIdentityServer();
        if (!is) {
            findings.notApplicable("the product isn't Identity Server");
        }
        return is;
    }

    /** Whether the product is API Manager, all-in-one or a component. */
    public boolean isApiManager() {
        boolean is = inspection.product().isApiManager();
        if (!is) {
            findings.notApplicable("the product isn't API Manager");
        }
        return is;
    }

    /** The update level, 0 for community packs; empty if it is unknown. */
    public OptionalInt updateLevel() throws IOException {
        var level = UpdateLevel.known(inspection.distribution());
        if (level.isEmpty()) {
            findings.notApplicable("the updates folder doesn't contain the update level");
        }
        return level;
    }

    /** Whether a file exists, generated or shipped. */
    public boolean isThere(String path) throws IOException {
        boolean there = inspection.file(path).isPresent();
        if (!there) {
            findings.notApplicable("there is no " + path);
        }
        return there;
    }

    /** Whether one of these keys has an effect in this version. */
    public boolean isKnown(Collection<String> keys) throws IOException {
        for (String key : keys) {
            if (inspection.keys().knows(key)) {
                return true;
            }
        }
        findings.notApplicable(
                keys.size() == 1
                        ? "this version doesn't support " + keys.iterator().next()
                        : "this version supports none of " + String.join(", ", keys));
        return false;
    }

    /** Reports if no start script can be read; {@code script-broken} gives the reason. */
    public void startScripts() throws IOException {
        if (inspection.startScripts().isEmpty()) {
            findings.notApplicable("no start script can be read (see script-broken)");
        }
    }

    /** Reports if there are no such stores, or one can't be opened. */
    public void stores(Collection<KeystoreReference> uses) throws IOException {
        isMade(ServerFiles.CARBON_XML);
        none("store in the configuration", uses);
        var stores = inspection.stores();
        uses.stream()
                .filter(use -> stores.file(use).flatMap(StoreFile::opened).isEmpty())
                .findFirst()
                .ifPresent(use -> closed(use.path()));
    }

    /** Reports if a store that was found by its content can't be opened. */
    public void foundStores() throws IOException {
        inspection.contents().found().stream()
                .filter(Contents.Found::isClosed)
                .findFirst()
                .ifPresent(found -> closed(found.path()));
    }

    /** Reports if the value of a key is a secret that isn't available. */
    public void secrets(Collection<String> keys) throws IOException {
        for (String key : keys) {
            if (inspection.value(key).isPresent() && inspection.secret(key).isEmpty()) {
                findings.notApplicable("the value of %s isn't available".formatted(key));
                return;
            }
        }
    }

    /** Reports if there is nothing of this kind to inspect. */
    public void none(String kind, Collection<?> of) {
        if (of.isEmpty()) {
            findings.notApplicable("there is no " + kind);
        }
    }

    private void closed(String path) {
        findings.notApplicable(path + " can't be opened in this build");
    }
}
