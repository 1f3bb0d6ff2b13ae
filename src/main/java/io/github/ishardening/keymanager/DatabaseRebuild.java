package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Rebuilds a distribution's database with unique consumer keys. Runs with H2 in a separate JVM, in a folder that
 * contains the database. H2 only opens databases that it created itself: its recovery tool reads the distribution's
 * file as data, without opening the catalogue, and the resulting SQL runs only after {@link RecoveredScript} has
 * checked it.
 */
record DatabaseRebuild(String where, String engine) {

    /** The database of the distribution. */
    static final String ORIGINAL = "original.mv.db";
    /** The rebuilt database, if consumer keys weren't unique. */
    static final String REBUILT = "rebuilt.mv.db";
    /** The result, as properties: an {@link #OUTCOME}, or a {@link #PROBLEM} and its {@link #CURE}. */
    static final String ANSWER = "answer.properties";

    static final String OUTCOME = "outcome";
    static final String PROBLEM = "problem";
    static final String CURE = "cure";

    private static final String COMPACT = "compact";
    private static final String SCRIPT = "checked.sql";
    private static final String URL = "jdbc:h2:./rebuilt;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final String BUILDER = "IS_HARDENING_BUILD";

    /**
     * Rebuilds the database in the working directory.
     *
     * @param arguments the names of the database and of the engine in messages; the user's name and password are lines
     *     of standard input
     */
    public static void main(String[] arguments) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var user = new DatabaseUser(input.readLine(), input.readLine());
        var answer = new Properties();
        try {
            var outcome = new DatabaseRebuild(arguments[0], arguments[1]).run(user);
            answer.setProperty(OUTCOME, outcome.name());
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            answer.setProperty(PROBLEM, problem.what());
            answer.setProperty(CURE, problem.cure());
        }
        try (var file = Files.newBufferedWriter(Path.of(ANSWER))) {
            answer.store(file, null);
        }
    }

    private UniqueConsumerKeys.HardeningResult run(DatabaseUser user) throws IOException {
        recover();
        try (var recovered = Files.newBufferedReader(Path.of(COMPACT + ".h2.sql"));
                var script = Files.newBufferedWriter(Path.of(SCRIPT))) {
            new RecoveredScript(where, script).copy(recovered);
        }
        try {
            try (Connection database = DriverManager.getConnection(URL, BUILDER, "");
                    var script = Files.newBufferedReader(Path.of(SCRIPT))) {
                call(
                        "org.h2.tools.RunScript",
                        "execute",
                        new Class<?>[] {Connection.class, Reader.class},
                        database,
                        script);
            }
            try (Connection database =
                            DriverManager.getConnection(URL + ";IFEXISTS=TRUE", user.name(), user.password());
                    var statement = database.createStatement()) {
                statement.execute("DROP USER " + BUILDER);
                return UniqueConsumerKeys.enforce(database, where);
            }
        } catch (SQLException e) {
            throw unusable("can't edit it (error %s).".formatted(e.getErrorCode()));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException fault
                    ? unusable("can't edit it (error %s).".formatted(fault.getErrorCode()))
                    : unusable("can't edit it.");
        }
    }

    /**
     * Has H2 dump the database as SQL. Compacts it first, which reads every page, because the recovery tool would fall
     * back to an earlier state if one is damaged.
     */
    private void recover() {
        try {
            call(
                    "org.h2.mvstore.MVStoreTool",
                    "compact",
                    new Class<?>[] {String.class, String.class, boolean.class},
                    ORIGINAL,
                    COMPACT + ".mv.db",
                    false);
            call("org.h2.tools.Recover", "execute", new Class<?>[] {String.class, String.class}, ".", COMPACT);
        } catch (InvocationTargetException e) {
            throw unusable("can't read it.");
        }
    }

    private ProblemException unusable(String what) {
        return new ProblemException(where, engine + " " + what, IdentityDatabase.CURE);
    }

    private static void call(String type, String method, Class<?>[] parameters, Object... arguments)
            throws InvocationTargetException {
        try {
            Class.forName(type).getMethod(method, parameters).invoke(null, arguments);
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("H2 has another " + type, e);
        }
    }
}
