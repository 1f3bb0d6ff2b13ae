package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PropertyLines;
import java.io.IOException;
import java.util.Optional;

/**
 * A property of the API gateway's engine, whose file the server generates from a table of {@code deployment.toml}.
 *
 * @param file the generated file
 * @param table the table
 * @param name the property's name, whose dots don't separate tables
 */
public record GatewayProperty(String file, String table, String name) {

    /** The file of Synapse, the engine itself. */
    public static final String SYNAPSE = "repository/conf/synapse.properties";

    /** A property of Synapse. */
    public static GatewayProperty ofSynapse(String name) {
        return new GatewayProperty(SYNAPSE, "synapse_properties", name);
    }

    /** A property of the transport that serves APIs. */
    public static GatewayProperty ofTransport(String name) {
        return new GatewayProperty("repository/conf/passthru-http.properties", "passthru_http", name);
    }

    /** The key in {@code deployment.toml} that sets it. */
    public String key() {
        return "%s.'%s'".formatted(table, name);
    }

    /** The user's value, otherwise the version's default. */
    public Optional<String> before(HardeningContext hardening) {
        return hardening.toml().value(key()).map(Object::toString).or(() -> stock(hardening));
    }

    /** Sets it, unless the user has or it is the default. */
    public void set(HardeningContext hardening, Object value) {
        if (!hardening.toml().has(key()) && !stock(hardening).equals(Optional.of(value.toString()))) {
            hardening.toml().set(key(), value);
        }
    }

    /** Keys of defaults contain quotes, those from {@code deployment.toml} don't. */
    private Optional<String> stock(HardeningContext hardening) {
        var stock = hardening.stockValues();
        return Optional.ofNullable(stock.getOrDefault(key(), stock.get(key().replace("'", ""))));
    }

    /** The value that the server reads. */
    public Optional<String> value(Inspection inspection) throws IOException {
        return inspection.properties(file).map(properties -> properties.getProperty(name));
    }

    /** Where it is set, otherwise the file that lacks it. */
    public Location at(Inspection inspection) throws IOException {
        if (inspection.toml().has(key())) {
            return inspection.at(key());
        }
        var content = inspection.file(file);
        return content.isPresent()
                ? new Location(file, new PropertyLines(content.get()).line(name))
                : Location.of(file);
    }

    /** Describes a value, as the end of a sentence. */
    public static String shown(Optional<String> value) {
        return value.isEmpty() ? "isn't set" : "is '%s'".formatted(value.get());
    }
}
