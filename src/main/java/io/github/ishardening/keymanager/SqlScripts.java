package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.List;

/** Scripts that add the unique constraint to external databases, staged next to the product's own scripts. */
final class SqlScripts {

    /** The scripts' folder in the distribution. */
    static final String FOLDER = "dbscripts/identity/key-manager/";

    private static final List<String> NAMES =
            List.of("db2.sql", "h2.sql", "mariadb.sql", "mssql.sql", "mysql.sql", "oracle.sql", "postgresql.sql");

    private SqlScripts() {}

    static void stage(Distribution distribution) throws IOException {
        for (String name : NAMES) {
            distribution.write(FOLDER + name, read(name));
        }
    }

    private static byte[] read(String name) throws IOException {
        try (var script = SqlScripts.class.getResourceAsStream("dbscripts/" + name)) {
            return script.readAllBytes();
        }
    }
}
