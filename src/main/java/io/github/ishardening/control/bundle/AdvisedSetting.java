package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Optional;

/**
 * A key of {@code deployment.toml} that an advisory asks for.
 *
 * @param key the dotted key
 * @param value its right value, a text or boolean
 * @param onlyWith the switch without which there is no risk, if there is one
 * @param place where the server reads it, if that is known
 */
record AdvisedSetting(String key, Object value, Optional<String> onlyWith, Optional<Place> place) {

    /**
     * A place in a file that is made from {@code deployment.toml}.
     *
     * @param file the path of the file
     * @param elements the path of the element, in the words of {@link io.github.ishardening.deployment.XmlFile#elements};
     *     empty if it is a property
     * @param name which of these elements, by its attribute, the parent's before it ({@code parent/own}), or the grant type
     *     beside it, or the first if empty; the name of the property if it is one
     */
    record Place(String file, Optional<String> elements, String name) {}

    /** Sets it, unless the right value is in force or the user has set it. */
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
     * What the server reads is not what the advisory asks for.
     *
     * @param location where it can be set, or else the file that shows what it comes to
     * @param what the key and what it is
     * @param cure what to do, without a full stop
     * @param isFixedByHarden whether hardening sets it, which keeps what is set already
     */
    record Wrong(Location location, String what, String cure, boolean isFixedByHarden) {}

    /** Whether the server runs the risk. */
    boolean isAsked(Inspection inspection) throws IOException {
        return onlyWith.isEmpty() || inspection.isOn(onlyWith.get());
    }

    /** Whether it is in a table of any keys, which every version knows, with the update or without. */
    boolean isFree() {
        return key.contains("'") || key.startsWith("authentication.authenticator.");
    }

    /** Whether the place where the server reads it is known, and isn't there. */
    boolean isUnseen(RenderedPlaces places) throws IOException {
        return place.isPresent() && places.text(place.get()).isEmpty();
    }

    /** What is wrong with it, if something is; a place that is blank is, whatever is set. */
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

    /** As rendered values are called. */
    private String unquoted() {
        return key.replace("'", "");
    }
}
