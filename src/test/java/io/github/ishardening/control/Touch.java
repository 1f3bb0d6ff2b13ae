package io.github.ishardening.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody writes into a server, as a line of a table: {@code ¶} ends a line, {@code §} marks the one that a rule has to
 * name, and the name of a secret in braces, {@code Base64} before it or not, stands for the secret.
 *
 * @param place {@code toml} for a table at the end of {@code deployment.toml}, {@code shell} and {@code batch} for a line
 *     of a start script, {@code option} for one of its command line, {@code connector} for one beside the others, or the
 *     path of a file
 * @param text what is written there; to a file that is there already it is {@code <old> => <new>}, or added at the end
 */
record Touch(String place, String text) {

    private static final Pattern SECRET = Pattern.compile("\\{(Base64 )?([a-z]+\\.(?:password|key))\\}");
    private static final String MARK = "§";
    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String MAIN = "    org.wso2.carbon.bootstrap.Bootstrap";
    private static final String LOOP = "while [ \"$status\"";

    /** Writes it; returns where the mark is, the file alone where there is none. */
    String in(AuditedServer server) throws IOException {
        String marked = SECRET.matcher(text.replace('¶', '\n')).replaceAll(Touch::secret);
        String written = marked.replace(MARK, "");
        String path =
                switch (place) {
                    case "toml" -> {
                        server.toml(written + "\n");
                        yield ServerFiles.DEPLOYMENT_TOML;
                    }
                    case "shell" -> {
                        server.replace(SHELL, LOOP, written + "\n" + LOOP);
                        yield SHELL;
                    }
                    case "option" -> {
                        server.replace(SHELL, MAIN, "    " + written + " \\\n" + MAIN);
                        yield SHELL;
                    }
                    case "batch" -> {
                        server.replace(BATCH, ":runJava", written + "\r\n:runJava");
                        yield BATCH;
                    }
                    case "connector" -> {
                        OtherConnectors.add(server, written);
                        yield OtherConnectors.TEMPLATE;
                    }
                    default -> {
                        write(server, written);
                        yield place;
                    }
                };
        int mark = marked.indexOf(MARK);
        return mark < 0
                ? path
                : server.line(
                        path, marked.substring(mark + 1).lines().findFirst().orElseThrow());
    }

    private void write(AuditedServer server, String written) throws IOException {
        String[] sides = written.split(" => ", 2);
        if (sides.length == 2) {
            server.replace(place, sides[0], sides[1]);
        } else if (server.distribution().exists(place)) {
            server.append(place, "\n" + written + "\n");
        } else {
            server.put(place, written + "\n");
        }
    }

    private static String secret(MatchResult name) {
        try {
            String secret = AuditedServer.builds().secrets().getProperty(name.group(2));
            return name.group(1) == null
                    ? secret
                    : Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
