package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2 of the version that a distribution carries, because another one refuses its databases or makes them such that the
 * server refuses them. The jar comes from a repository, not out of the distribution, and runs in a class loader of its own.
 */
final class H2Engine {

    /** Work with an open database. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T with(Connection database) throws SQLException;
    }

    private static final String PLUGINS = "repository/components/plugins/";
    /** {@code h2_1.4.199.wso2v1.jar}, {@code h2-engine_2.2.224.wso2v2.jar}. */
    private static final Pattern JAR = Pattern.compile(PLUGINS + "h2(?:-[a-z-]+)?_(\\d++(?:\\.\\d++)++)\\b.*\\.jar");

    private final Version version;

    private H2Engine(Version version) {
        this.version = version;
    }

    /**
     * The engine of a distribution.
     *
     * @throws ProblemException if it carries none
     */
    static H2Engine of(Distribution distribution) throws IOException {
        return distribution.paths(PLUGINS).stream()
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .map(jar -> Version.parse(jar.group(1)))
                .max(Comparator.naturalOrder())
                .map(H2Engine::new)
                .orElseThrow(() -> new ProblemException(
                        PLUGINS,
                        "holds no H2, so nothing can open the databases.",
                        "Take it from the distribution as it was shipped."));
    }

    /** Where its jar is. */
    Coordinates coordinates() {
        return new Coordinates("com.h2database", "h2", "jar", "", version.toString());
    }

    /**
     * Opens a database, works with it and closes it.
     *
     * @param jar the engine
     * @param database the file without {@code .mv.db}
     */
    static <T> T open(Path jar, Path database, DatabaseUser user, Work<T> work) throws IOException, SQLException {
        URL[] urls = {jar.toUri().toURL()};
        try (var loader = new URLClassLoader("h2", urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> driver = loader.loadClass("org.h2.Driver");
            try (Connection connection =
                    connect((Driver) driver.getConstructor().newInstance(), database, user)) {
                return work.with(connection);
            } finally {
                // DriverManager would keep the class loader otherwise.
                driver.getMethod("unload").invoke(null);
            }
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IOException(jar + " is no H2", e);
        }
    }

    private static Connection connect(Driver driver, Path database, DatabaseUser user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user.name());
        properties.setProperty("password", user.password());
        return driver.connect(
                "jdbc:h2:" + database + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0", properties);
    }

    /** The version, {@code H2 2.2.224}. */
    @Override
    public String toString() {
        return "H2 " + version;
    }
}
