package io.github.ishardening.verification.check;

import io.github.ishardening.control.Findings;
import io.github.ishardening.server.ProductNames;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks what responses reveal about the server to everyone: product, version, stack traces, files.
 *
 * @param server the server
 * @param findings receives the findings
 */
record Disclosure(RunningServer server, Findings findings) {

    private static final String SERVER = "Server";
    private static final String POWERED_BY = "X-Powered-By";
    private static final String MARK = "is-hardening-trace";
    private static final int FIRST_ERROR = 400;
    private static final int MOST_FOLDERS = 20;

    private static final Pattern INNARDS = Pattern.compile(
            "Apache Tomcat/[0-9.]{1,20}"
                    + "|\\bat (?:java|javax|jakarta|org|com|sun|jdk)(?:\\.[\\w$]{1,100}){1,30}\\([\\w$]{1,100}\\.java:[0-9]{1,9}\\)"
                    + "|\\bjava\\.(?:lang|io|net|util|security|sql)(?:\\.\\w{1,100}){0,5}\\.[A-Z]\\w{0,100}(?:Exception|Error)\\b");
    private static final Pattern LISTING = Pattern.compile("Directory Listing [Ff]or|<title>Index of /");

    private static final List<String> FOLDERS = List.of(
            "/carbon/admin/images/",
            "/authenticationendpoint/images/",
            "/authenticationendpoint/libs/",
            "/accountrecoveryendpoint/images/",
            "/accountrecoveryendpoint/libs/",
            "/console/resources/",
            "/myaccount/resources/");
    private static final Pattern FOLDER = Pattern.compile(
            "repository/deployment/server/webapps(/[\\w-]{1,100}/(?!WEB-INF/|META-INF/)[\\w-]{1,100}/).*");

    /** Checks the headers of all responses, and the text of error pages. */
    void check(List<ServedPage> served) {
        var said = new HashSet<String>();
        for (ServedPage page : served) {
            for (String header : List.of(SERVER, POWERED_BY)) {
                named(header, page.answer())
                        .filter(value -> said.add(header + value))
                        .ifPresent(value -> findings.add(
                                page.location(server),
                                "%s is \"%s\", which reveals the product.".formatted(header, Quoted.of(value)),
                                header.equals(SERVER)
                                        ? "Set [transport.https.properties] server to a neutral word."
                                        : "Remove xpoweredBy from the connector and from the JSP servlet."));
            }
            if (page.answer().status() >= FIRST_ERROR) {
                var told = INNARDS.matcher(page.answer().text());
                if (told.find() && said.add(told.group())) {
                    findings.add(
                            page.location(server),
                            "the error page reveals \"%s\" to everyone.".formatted(Quoted.of(told.group())),
                            "Set showServerInfo and showReport of the ErrorReportValve to false, and add custom error"
                                    + " pages to the application.");
                }
            }
        }
    }

    private static Optional<String> named(String header, Answer answer) {
        return answer.headers().allValues(header).stream()
                .filter(value -> header.equals(POWERED_BY) || ProductNames.isNamedIn(value))
                .findFirst();
    }

    /** Checks that TRACE is rejected: it returns what scripts mustn't see (RFC 9110, section 9.3.8). */
    void checkTrace() throws IOException {
        for (String path : List.of("/", "/carbon/", "/services/")) {
            var answer = server.web().send(Request.of("TRACE", path).with("X-Mark", MARK));
            if (answer.isSuccess()) {
                findings.add(
                        server.address().location(path),
                        answer.text().contains(MARK)
                                ? "TRACE is answered with everything that was sent, including cookies."
                                : "TRACE isn't rejected, but answered with %s.".formatted(answer.status()),
                        "Remove allowTrace from [transport.https.properties].");
                return;
            }
        }
    }

    /** Checks that folders without an index page aren't listed. */
    void checkFolders() throws IOException {
        for (String folder : folders()) {
            var answer = server.web().send(Request.get(folder));
            if (answer.isSuccess() && LISTING.matcher(answer.text()).find()) {
                findings.add(
                        server.address().location(folder),
                        "anyone can list the files in the folder.",
                        "Set listings of the DefaultServlet to false.");
            }
        }
    }

    private Set<String> folders() throws IOException {
        var folders = new TreeSet<>(FOLDERS);
        if (server.configuration().isPresent()) {
            server.configuration().get().distribution().paths(ServerFiles.WEBAPPS).stream()
                    .map(FOLDER::matcher)
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
                    .distinct()
                    .limit(MOST_FOLDERS)
                    .forEach(folders::add);
        }
        return folders;
    }
}
