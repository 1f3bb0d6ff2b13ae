package io.github.ishardening.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** openssl as a client of a server on this machine, with trust and certificates of its own. */
public final class OpenSslClient {

    private static final String REQUEST = "printf 'GET /carbon/ HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n'";

    private static final Pattern CHOSEN = Pattern.compile("Cipher is (\\S+)");

    private final String server;

    /** A client of the server that listens on this port. */
    public OpenSslClient(int port) {
        this.server = "localhost:" + port;
    }

    /** Whether the server's chain leads to one of the certificates in this PEM file, and is for this host. */
    public boolean trusts(Path anchors, String hostname) throws IOException, InterruptedException {
        Command client = Command.run(
                Path.of("."),
                "openssl",
                "s_client",
                "-connect",
                server,
                "-CAfile",
                anchors.toString(),
                "-verify_hostname",
                hostname,
                "-verify_return_error");
        return client.exitCode() == 0 && client.output().contains("Verify return code: 0 (ok)");
    }

    /** Whether the server answers a request of a client without a certificate, in a version of TLS ({@code tls1_3}). */
    public boolean isAnswered(String version) throws IOException, InterruptedException {
        return answers(version, "");
    }

    /** Whether the server answers a request of a client with this certificate and key, in a version of TLS. */
    public boolean isAnswered(String version, Path certificate, Path key) throws IOException, InterruptedException {
        return answers(version, "-cert '%s' -key '%s'".formatted(certificate, key));
    }

    /**
     * The suites that the server takes in a version, by their names at IANA, in the order in which it chooses them from all
     * that openssl has; none if it doesn't take the version.
     */
    public List<String> suites(String version) throws IOException, InterruptedException {
        boolean isNew = version.equals("tls1_3");
        var left = new ArrayList<>(List.of(Command.run(
                        Path.of("."),
                        "openssl",
                        "ciphers",
                        "-s",
                        "-" + version,
                        "ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0")
                .output()
                .strip()
                .split(":")));
        var taken = new ArrayList<String>();
        while (!left.isEmpty()) {
            String offered = String.join(":", left) + (isNew ? "" : ":@SECLEVEL=0");
            Command client = Command.run(
                    Path.of("."),
                    "openssl",
                    "s_client",
                    "-connect",
                    server,
                    "-" + version,
                    isNew ? "-ciphersuites" : "-cipher",
                    offered);
            var chosen = CHOSEN.matcher(client.output());
            if (!chosen.find() || !left.remove(chosen.group(1))) {
                break;
            }
            taken.add(
                    isNew
                            ? chosen.group(1)
                            : Command.run(
                                            Path.of("."),
                                            "openssl",
                                            "ciphers",
                                            "-stdname",
                                            chosen.group(1) + ":@SECLEVEL=0")
                                    .output()
                                    .lines()
                                    .filter(line -> line.contains(" - " + chosen.group(1) + " "))
                                    .map(line -> line.substring(0, line.indexOf(' ')))
                                    .findFirst()
                                    .orElseThrow());
        }
        return taken;
    }

    /** All certificates of a store, as a PEM file beside it: what keytool prints. */
    public static Path anchors(Path store, String password) throws IOException, InterruptedException {
        Command keytool = Command.run(
                Path.of("."),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-list",
                        "-rfc",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password));
        if (keytool.exitCode() != 0) {
            throw new IllegalStateException(keytool.output());
        }
        return Files.writeString(store.resolveSibling(store.getFileName() + ".pem"), keytool.output());
    }

    /** With TLS 1.3 a server refuses a client after the handshake, so only an answer tells. */
    private boolean answers(String version, String credentials) throws IOException, InterruptedException {
        Command client = Command.run(
                Path.of("."),
                "sh",
                "-c",
                "%s | openssl s_client -connect %s -%s -ign_eof -quiet %s"
                        .formatted(REQUEST, server, version, credentials));
        return client.output().contains("HTTP/1.");
    }
}
