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
 * Says that a rule can't be decided because what it looks at isn't there or can't be read here.
 *
 * @param inspection where the rule looks
 * @param findings where it says so
 */
public record Unseen(Inspection inspection, Findings findings) {

    /** Whether the server makes a file from {@code deployment.toml}; if it doesn't, what stands there has no effect. */
    public boolean isMade(String path) {
        boolean made = inspection.rendered().paths().contains(path);
        if (!made) {
            findings.notApplicable("the server doesn't generate %s from deployment.toml".formatted(path));
        }
        return made;
    }

    /** Whether the product is an Identity Server. */
    public boolean isIdentityServer() {
        boolean is = inspection.product().isIdentityServer();
        if (!is) {
            findings.notApplicable("the product isn't Identity Server");
        }
        return is;
    }

    /** Whether the product is an API Manager, as one pack or a part of it. */
    public boolean isApiManager() {
        boolean is = inspection.product().isApiManager();
        if (!is) {
            findings.notApplicable("the product isn't API Manager");
        }
        return is;
    }

    /** The update level, 0 for packs of the community; empty where the distribution doesn't say. */
    public OptionalInt updateLevel() throws IOException {
        var level = UpdateLevel.known(inspection.distribution());
        if (level.isEmpty()) {
            findings.notApplicable("the folder updates doesn't contain the update level");
        }
        return level;
    }

    /** Whether there is a file, made or shipped. */
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

    /** Where nothing can be read that starts the server, {@code script-broken} says more. */
    public void startScripts() throws IOException {
        if (inspection.startScripts().isEmpty()) {
            findings.notApplicable("no start script can be read (see script-broken)");
        }
    }

    /** The stores that a rule looks into, as far as they can't be opened. */
    public void stores(Collection<KeystoreReference> uses) throws IOException {
        isMade(ServerFiles.CARBON_XML);
        none("store in the configuration", uses);
        var stores = inspection.stores();
        uses.stream()
                .filter(use -> stores.file(use).flatMap(StoreFile::opened).isEmpty())
                .findFirst()
                .ifPresent(use -> closed(use.path()));
    }

    /** The stores that were found by their content, as far as they can't be opened. */
    public void foundStores() throws IOException {
        inspection.contents().found().stream()
                .filter(Contents.Found::isClosed)
                .findFirst()
                .ifPresent(found -> closed(found.path()));
    }

    /** Values in force that stand for secrets which aren't available. */
    public void secrets(Collection<String> keys) throws IOException {
        for (String key : keys) {
            if (inspection.value(key).isPresent() && inspection.secret(key).isEmpty()) {
                findings.notApplicable("the value of %s isn't available".formatted(key));
                return;
            }
        }
    }

    /** Things of a kind that a rule looks at. */
    public void none(String kind, Collection<?> of) {
        if (of.isEmpty()) {
            findings.notApplicable("there is no " + kind);
        }
    }

    private void closed(String path) {
        findings.notApplicable(path + " can't be opened in this build");
    }
}
