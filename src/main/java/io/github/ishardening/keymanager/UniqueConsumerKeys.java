package io.github.ishardening.keymanager;

import io.github.ishardening.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constraint in API Manager's documentation: no two applications in the Identity Server share a consumer key. */
final class UniqueConsumerKeys {

    /** The result of {@link #enforce}. */
    enum HardeningResult {
        /** There is no table of applications. */
        NO_TABLE,
        /** Consumer keys were unique already. */
        WERE_UNIQUE,
        /** The constraint was added. */
        ADDED
    }

    private static final String TABLE = "IDN_OAUTH_CONSUMER_APPS";
    private static final String COLUMN = "CONSUMER_KEY";
    private static final String DUPLICATES = "SELECT CONSUMER_KEY FROM IDN_OAUTH_CONSUMER_APPS"
            + " GROUP BY CONSUMER_KEY HAVING COUNT(CONSUMER_KEY) > 1 ORDER BY CONSUMER_KEY FETCH FIRST 20 ROWS ONLY";
    private static final String ADD = "ALTER TABLE IDN_OAUTH_CONSUMER_APPS"
            + " ADD CONSTRAINT UNIQUE_CONSUMER_KEY_CONSTRAINT UNIQUE (CONSUMER_KEY)";

    private UniqueConsumerKeys() {}

    /**
     * Adds the constraint if it doesn't exist.
     *
     * @param where the database's name in messages
     * @throws ProblemException naming the consumer keys that several rows share
     */
    static HardeningResult enforce(Connection database, String where) throws SQLException {
        if (!hasTable(database)) {
            return HardeningResult.NO_TABLE;
        }
        if (isUnique(database)) {
            return HardeningResult.WERE_UNIQUE;
        }
        try (Statement statement = database.createStatement()) {
            List<String> duplicates = texts(statement.executeQuery(DUPLICATES), COLUMN);
            if (!duplicates.isEmpty()) {
                throw new ProblemException(
                        where,
                        "several rows of %s have the consumer key %s.".formatted(TABLE, String.join(", ", duplicates)),
                        "Delete all but one row of each, or set <keyManager><uniqueConstraint> to false.");
            }
            statement.execute(ADD);
        }
        return HardeningResult.ADDED;
    }

    private static boolean hasTable(Connection database) throws SQLException {
        // The underscores in the name act as wildcards.
        return texts(database.getMetaData().getTables(null, null, TABLE, null), "TABLE_NAME")
                .contains(TABLE);
    }

    private static boolean isUnique(Connection database) throws SQLException {
        Map<String, List<String>> indexes = new HashMap<>();
        try (ResultSet columns = database.getMetaData().getIndexInfo(null, null, TABLE, true, false)) {
            while (columns.next()) {
                indexes.computeIfAbsent(columns.getString("INDEX_NAME"), name -> new ArrayList<>())
                        .add(columns.getString("COLUMN_NAME"));
            }
        }
        return indexes.containsValue(List.of(COLUMN));
    }

    private static List<String> texts(ResultSet rows, String column) throws SQLException {
        try (rows) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
            return texts;
        }
    }
}
