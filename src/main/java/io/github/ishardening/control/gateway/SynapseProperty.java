package io.github.ishardening.control.gateway;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PropertyLines;
import java.io.IOException;
import java.util.Optional;

/**
 * A property of Synapse, the gateway's engine, whose file the server makes from {@code [synapse_properties]}.
 *
 * @param name its name, without dots to be read as tables
 */
record SynapseProperty(String name) {

    static final String FILE = "repository/conf/synapse.properties";

    /** The key of {@code deployment.toml} that makes it. */
    String key() {
        return "synapse_properties.'%s'".formatted(name);
    }

    /** What the user has set, or the version's default. */
    Optional<String> before(HardeningContext hardening) {
        return hardening.toml().value(key()).map(Object::toString).or(() -> stock(hardening));
    }

    /** Sets it, unless the user has. */
    void set(HardeningContext hardening, Object value) {
        if (!hardening.toml().has(key()) && !stock(hardening).equals(Optional.of(value.toString()))) {
            hardening.toml().set(key(), value);
        }
    }

    /** Quotes of the defaults stay, those of {@code deployment.toml} don't. */
    private Optional<String> stock(HardeningContext hardening) {
        var stock = hardening.stockValues();
        return Optional.ofNullable(stock.getOrDefault(key(), stock.get(key().replace("'", ""))));
    }

    /** What the server reads. */
    Optional<String> value(Inspection inspection) throws IOException {
        return inspection.properties(FILE).map(properties -> properties.getProperty(name));
    }

    /** Where it is set, or else the file that lacks it. */
    Location at(Inspection inspection) throws IOException {
        if (inspection.toml().has(key())) {
            return inspection.at(key());
        }
        var content = inspection.file(FILE);
        return content.isPresent()
                ? new Location(FILE, new PropertyLines(content.get()).line(name))
                : Location.of(FILE);
    }

    /** What it is, as the end of a sentence. */
    static String shown(Optional<String> value) {
        return value.isEmpty() ? "isn't set" : "is '%s'".formatted(value.get());
    }
}
