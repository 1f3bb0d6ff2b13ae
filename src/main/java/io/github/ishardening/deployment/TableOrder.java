package io.github.ishardening.deployment;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Finds headers of tables that come after a header of one of their children. TOML allows that, but the server's parser
 * (cava-toml 0.5.0) links such a table to itself and crashes with a {@code StackOverflowError} at startup.
 */
final class TableOrder {

    /** Orders headers by line, then by descending depth: {@code [a.b.c]} begins three tables. */
    private static final Comparator<Header> FIRST = Comparator.comparingInt(Header::line)
            .thenComparingInt(header -> -header.path().size());

    private final String where;
    private final List<Problem> problems = new ArrayList<>();

    private TableOrder(String where) {
        this.where = where;
    }

    /** Returns a problem for each such header in {@code document}, which was read from {@code where}. */
    static List<Problem> problems(TomlTable document, String where) {
        TableOrder order = new TableOrder(where);
        order.compareHeaders(document, List.of());
        return order.problems;
    }

    private void compareHeaders(TomlTable scope, List<String> path) {
        List<Header> headers = new ArrayList<>();
        collectHeaders(scope, path, headers);
        Map<List<String>, Header> firstBelow = new HashMap<>();
        for (Header header : headers) {
            for (int depth = path.size() + 1; depth < header.path().size(); depth++) {
                firstBelow.merge(header.path().subList(0, depth), header, BinaryOperator.minBy(FIRST));
            }
        }
        for (Header parent : headers) {
            Header child = firstBelow.get(parent.path());
            if (child != null && child.line() < parent.line()) {
                report(parent, child);
            }
        }
    }

    private void collectHeaders(TomlTable table, List<String> path, List<Header> headers) {
        for (String key : table.keySet()) {
            List<String> childPath = new ArrayList<>(path);
            childPath.add(key);
            Object child = table.get(List.of(key));
            if (child instanceof TomlTable || child instanceof TomlArray) {
                headers.add(new Header(
                        childPath, table.inputPositionOf(List.of(key)).line()));
            }
            if (child instanceof TomlTable childTable) {
                collectHeaders(childTable, childPath, headers);
            } else if (child instanceof TomlArray array) {
                compareInsideElements(array, childPath);
            }
        }
    }

    /** Compares headers within each element of an array of tables separately, because siblings are independent. */
    private void compareInsideElements(TomlArray array, List<String> path) {
        for (Object element : array.toList()) {
            if (element instanceof TomlTable table) {
                compareHeaders(table, path);
            }
        }
    }

    private void report(Header parent, Header child) {
        problems.add(new Problem(
                where + ":" + parent.line(),
                "[%s] comes after [%s] on line %s; the server crashes on that with a StackOverflowError."
                        .formatted(parent.name(), child.name(), child.line()),
                "Move [%s] and its keys above line %s.".formatted(parent.name(), child.line())));
    }

    private record Header(List<String> path, int line) {

        String name() {
            return Toml.joinKeyPath(path);
        }
    }
}
