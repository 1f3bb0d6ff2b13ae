package io.github.ishardening.hardening;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.TomlChange;
import io.github.ishardening.distribution.Product;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key for which the user's fragment overrides the value set by hardening or, if hardening doesn't set it, by the
 * distribution. Values are shown as text; those that may be secret are hidden.
 *
 * @param key the dotted key
 * @param rules the ids of the controls that set it
 * @param before its value without the fragment; empty if it would not be set
 * @param after its value in the fragment
 * @param source file and line of the fragment
 */
record FragmentOverride(String key, Set<String> rules, Optional<String> before, String after, Location source) {

    private static final String UNTOLD = "a hidden value";
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|secret|key|token|credential|hash|salt).*");
    private static final Pattern REFERENCE = Pattern.compile("\\$(secret|env|sys|ref)\\{[\\w.-]+}");
    /** Excludes characters that separate the parameters of a URL, or its user from its host. */
    private static final Pattern HARMLESS = Pattern.compile("[\\w.,:+*/ -]{0,200}");

    /** Copies the ids. */
    FragmentOverride {
        rules = Set.copyOf(rules);
    }

    /** Describes an edit made by a fragment. */
    static FragmentOverride of(TomlChange change, DeploymentToml fragment, Set<String> rules, Optional<?> stock) {
        String key = change.key();
        // A key that a control removed isn't set without the fragment, whatever its value in the distribution.
        Optional<?> before = change.before().isPresent() || !rules.isEmpty() ? change.before() : stock;
        return new FragmentOverride(
                key,
                rules,
                before.map(value -> told(key, value)),
                told(key, change.after()),
                Location.parse(fragment.position(key).replaceAll("\\p{Cc}", " ")));
    }

    /** Whether a configuration still contains this value or, for a hidden one, a reference. */
    boolean isInForce(DeploymentToml toml) {
        return current(toml)
                .filter(value -> value.equals(after)
                        || (after.equals(UNTOLD) && REFERENCE.matcher(value).matches()))
                .isPresent();
    }

    /** Whether this override may cause a finding in this configuration. */
    boolean explains(Finding finding, DeploymentToml toml) {
        return isAt(finding, toml) || rules.contains(finding.rule().id());
    }

    private boolean isAt(Finding finding, DeploymentToml toml) {
        return toml.line(key).isPresent()
                && finding.location().path().equals(Product.DEPLOYMENT_TOML)
                && finding.location().line().equals(toml.line(key));
    }

    /** Returns a copy in which the path of a file inside this folder is relative to it. */
    FragmentOverride seenFrom(Path folder) {
        Path file = Path.of(source.path());
        return file.startsWith(folder)
                ? new FragmentOverride(
                        key, rules, before, after, new Location(slashed(folder.relativize(file)), source.line()))
                : this;
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    /** Whether the value overrides a hardened one, and isn't just a reference, such as to the user's own secret. */
    boolean isDecision(DeploymentToml toml) {
        return !rules.isEmpty()
                && current(toml)
                        .filter(value -> !REFERENCE.matcher(value).matches())
                        .isPresent();
    }

    private Optional<String> current(DeploymentToml toml) {
        return toml.value(key).map(value -> told(key, value));
    }

    /** The finding with an explanation of the override. */
    Finding explain(Finding finding, DeploymentToml toml) {
        Finding explained = finding.with(
                finding.message() + " " + this, "%s Or remove %s from the fragment.".formatted(finding.cure(), key));
        // A finding elsewhere only has the same rule: this line need not be its cause.
        return isAt(finding, toml) ? explained.from(source) : explained;
    }

    /** The line, the new value and the old value, as a sentence. */
    @Override
    public String toString() {
        return "%s sets %s to %s; otherwise %s."
                .formatted(
                        source,
                        key,
                        after,
                        before.map(value -> "it would be " + value).orElse("it would not be set"));
    }

    private static String told(String key, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> told(key, element)).toList().toString();
        }
        String text = value.toString();
        boolean isReference = value instanceof String && REFERENCE.matcher(text).matches();
        if (isReference || value instanceof Boolean) {
            return text;
        }
        boolean isTold = !SECRET.matcher(key).matches()
                && !(value instanceof Map)
                && HARMLESS.matcher(text).matches();
        if (!isTold) {
            return UNTOLD;
        }
        return value instanceof String ? "\"" + text + "\"" : text;
    }
}
