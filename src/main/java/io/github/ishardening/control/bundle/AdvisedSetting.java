package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Optional;

/**
 * A setting in {@code deployment.toml} that an advisory requires.
 *
 * @param key the dotted key
 * @param value the required value, a string or boolean
 * @param onlyWith the switch without which there is no risk, if there is one
 * @param place where the server reads it, if known
 */
record AdvisedSetting(String key, Object value, Optional<String> onlyWith, Optional<Place> place) {

    /**
     * A place in a file that is generated from {@code deployment.toml}.
     *
     * @param file the path of the file
     * @param elements the path of the elements, in the syntax of
     *     {@link io.github.ishardening.deployment.XmlFile#elements}; empty for a property
     * @param name selects an element by its {@code name} attribute, alone or after the parent's ({@code parent/own}),
     *     or by the grant type next to it; the first if empty; for a property, its name
     */
    record Place(String file, Optional<String> elements, String name) {}

    /** Sets it, unless the required value is in effect or the user has set the key. */
    void harden(HardeningContext hardening) {
        var stock = hardening.stockValues();
        boolean risky = onlyWith.isEmpty() || Boolean.parseBoolean(stock.get(onlyWith.get()));
        if (risky
                && hardening.keys().knows(key)
                && !hardening.toml().has(key)
                && !isRight(Optional.ofNullable(stock.get(unquoted())))) {
            hardening.toml().set(key, value);
        }
    }

    /**
     * A setting whose effective value isn't the required one.
     *
     * @param location where it can be set, otherwise the generated file that shows its value
     * @param what the key and its value
     * @param cure what to do, without a full stop
     * @param isFixedByHarden whether hardening sets it; it keeps what is already set
     */
    record Wrong(Location location, String what, String cure, boolean isFixedByHarden) {}

    /** Whether the risk exists. */
    boolean isAsked(Inspection inspection) throws IOException {
        return onlyWith.isEmpty() || inspection.isOn(onlyWith.get());
    }

    /** Whether its table accepts any key, so every version supports it, with or without the update. */
    boolean isFree() {
        return key.contains("'") || key.startsWith("authentication.authenticator.");
    }

    /** Whether the place where the server reads it is known, but missing. */
    boolean isUnseen(RenderedPlaces places) throws IOException {
        return place.isPresent() && places.text(place.get()).isEmpty();
    }

    /** What is wrong with the setting, if anything; a blank place is wrong, whatever is set. */
    Optional<Wrong> wrong(Inspection inspection, RenderedPlaces places) throws IOException {
        var set = inspection.value(unquoted()).filter(text -> !text.isBlank());
        var read = place.isPresent() ? places.text(place.get()) : Optional.<String>empty();
        var actual = read.or(() -> set).filter(text -> !text.isBlank());
        if (isRight(actual)) {
            return Optional.empty();
        }
        var file = place.map(Place::file);
        return Optional.of(new Wrong(
                file.isPresent() ? inspection.at(key, file.get()) : inspection.at(key),
                key + actual.map(" is "::concat).orElse(" isn't set"),
                isRight(set)
                        ? "restore the template of %s from the stock distribution".formatted(file.orElseThrow())
                        : "set %s to %s".formatted(key, value),
                !inspection.toml().has(key) && !isRight(set)));
    }

    private boolean isRight(Optional<String> actual) {
        return actual.filter(text -> text.equalsIgnoreCase(value.toString())).isPresent();
    }

    /** The key as used for rendered values. */
    private String unquoted() {
        return key.replace("'", "");
    }
}
