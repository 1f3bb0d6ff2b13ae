package io.github.ishardening.keymanager;

import io.github.ishardening.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the SQL that H2's recovery tool generates from a database. It may only contain tables, their rows, indexes,
 * constraints, sequences and users. As the file's creator controls the catalogue, anything not known to be harmless is
 * rejected: views, triggers, aliases, linked tables, functions.
 */
final class RecoveredScript {

    /** The statements that the tool adds to read large objects. */
    private static final Set<String> FRAME = Set.of(
            "CREATE ALIAS IF NOT EXISTS READ_BLOB_MAP FOR 'org.h2.tools.Recover.readBlobMap';",
            "CREATE ALIAS IF NOT EXISTS READ_CLOB_MAP FOR 'org.h2.tools.Recover.readClobMap';",
            "DROP ALIAS READ_BLOB_MAP;",
            "DROP ALIAS READ_CLOB_MAP;");

    /**
     * The allowed keywords, first of statements, then types and values; H2 quotes names, so other words are its own.
     */
    private static final Set<String> WORDS = Set.of(("ADD ADMIN ALTER AS ASC BELONGS_TO_TABLE BY CACHE CACHED CASCADE"
                    + " CONSTRAINT CREATE CREATE_BUILD CYCLE DATA DELETE DESC DISTINCT DROP EXISTS FIRST FOR FORCE FOREIGN FROM"
                    + " GENERATED HASH IDENTITY IF INCREMENT INDEX INFORMATION_SCHEMA INSERT INTO KEY LAST LOB_BLOCKS LOB_ID"
                    + " MAXVALUE MINVALUE NO NOCHECK NULLS ON PRIMARY READ_BLOB_MAP READ_CLOB_MAP REFERENCES RESTART RESTRICT"
                    + " SALT SELECT SELECTIVITY SEQ SEQUENCE SET START TABLE UNIQUE UPDATE USER VALUES WITH"
                    + " ALWAYS BIGINT BINARY BLOB BOOLEAN CAST CHAR CHARACTER CLOB CURRENT_TIMESTAMP DATE DECFLOAT DECIMAL"
                    + " DEFAULT DOUBLE FALSE FLOAT INT INTEGER LARGE NEXT NOT NULL NUMERIC OBJECT PRECISION REAL SMALLINT TIME"
                    + " TIMESTAMP TINYINT TRUE UUID VALUE VARBINARY VARCHAR VARYING WITHOUT X ZONE")
            .split(" "));

    /** The tokens allowed before a name; after others, it could be a function's or a setting's. */
    private static final Set<String> BEFORE_NAMES =
            Set.of("TABLE EXISTS ON REFERENCES INTO CONSTRAINT KEY INDEX SEQUENCE USER FOR ( ,".split(" "));

    /** The tokens allowed before a name and a parenthesis, which then contains columns. */
    private static final Set<String> BEFORE_COLUMNS = Set.of("TABLE", "EXISTS", "ON", "REFERENCES");

    private static final Pattern TOKEN = Pattern.compile("(?<prefix>U&(?=['\"]))|(?<text>'[^']*+')|(?<name>\"[^\"]*+\")"
            + "|(?<number>\\d++(?:E-?\\d++)?+\\b)|(?<word>\\w++)|(?<mark>[.,;()*+=]|-(?!-))| ++");
    /** The tables into which the tool recovers rows, and their columns. */
    private static final Pattern RECOVERED = Pattern.compile("O_\\d{1,9}|C\\d{1,5}");

    private static final int SHOWN = 30;

    private final String where;
    private final Writer script;
    /** The previous token, or the one before it if that was a name. */
    private String before = ";";

    private boolean afterName;
    private boolean afterDot;

    /**
     * Creates a check of one script.
     *
     * @param where the database's name in messages
     * @param script receives the checked script
     */
    RecoveredScript(String where, Writer script) {
        this.where = where;
        this.script = script;
    }

    /**
     * Copies what the recovery tool wrote, without its comments.
     *
     * @throws ProblemException naming what is rejected
     */
    void copy(BufferedReader recovered) throws IOException {
        for (String line = recovered.readLine(); line != null; line = recovered.readLine()) {
            // No quotes span lines: H2 escapes the ends of lines within them.
            if (FRAME.contains(line)) {
                script.append(line).append('\n');
            } else if (!line.startsWith("--")) {
                check(line);
                script.append(line).append('\n');
            }
        }
    }

    private void check(String line) {
        var token = TOKEN.matcher(line);
        int at = 0;
        for (; at < line.length() && token.region(at, line.length()).lookingAt(); at = token.end()) {
            if (token.group("name") != null) {
                // A doubled quote continues the name.
                name(token.group("name"), at > 0 && line.charAt(at - 1) == '"');
            } else if (token.group("word") != null) {
                word(token.group("word"));
            } else if (token.group("mark") != null) {
                mark(token.group("mark"));
            } else if (token.group("text") != null || token.group("number") != null) {
                follow("a value");
            }
        }
        if (at < line.length()) {
            throw refused(line.substring(at));
        }
    }

    private void name(String name, boolean goesOn) {
        boolean inside = afterName && (goesOn || afterDot);
        if (!inside && !BEFORE_NAMES.contains(before)) {
            throw refused(name);
        }
        afterName = true;
        afterDot = false;
    }

    private void word(String word) {
        if (!WORDS.contains(word) && !RECOVERED.matcher(word).matches()) {
            throw refused(word);
        }
        follow(word);
    }

    private void mark(String mark) {
        if (mark.equals(".") && afterName) {
            afterDot = true;
            return;
        }
        if (mark.equals("(") && afterName && !BEFORE_COLUMNS.contains(before)) {
            throw refused("a function");
        }
        follow(mark);
    }

    private void follow(String token) {
        before = token;
        afterName = false;
        afterDot = false;
    }

    private ProblemException refused(String found) {
        String shown = found.substring(0, Math.min(found.length(), SHOWN)).replaceAll("[^\\x20-\\x7e]", "?");
        return new ProblemException(
                where,
                ("isn't opened, because its catalogue contains %s: a stock database contains only tables, indexes and"
                                + " users.")
                        .formatted(shown),
                IdentityDatabase.OTHERWISE);
    }
}
