package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Secure Vault of a real server, in a JVM of its own that runs in the server's home, as the server does. Its jars
 * come out of the distribution.
 */
public final class RealVault {

    private static final Pattern JARS = Pattern.compile(
            ".*/(org\\.wso2\\.securevault_|org\\.wso2\\.carbon\\.securevault_|axiom_|commons-logging-|gson-|commons-lang-)[^/]*\\.jar");

    private final Path home;

    /** The vault of a server in this folder. */
    public RealVault(Path home) {
        this.home = home;
    }

    /** Decrypts entries with a configuration, an internal store that lies in its place, and the store's password. */
    public Map<String, String> decrypt(String version, String secretConf, Map<String, String> entries, String password)
            throws IOException, InterruptedException {
        Path security = Files.createDirectories(home.resolve("repository/conf/security"));
        Files.writeString(security.resolve("secret-conf.properties"), secretConf);
        Files.writeString(
                security.resolve("cipher-text.properties"),
                String.join(
                        "\n", entries.entrySet().stream().map(Object::toString).toList()));
        Files.writeString(home.resolve("password-tmp"), password);
        Path decrypted = home.resolve("decrypted.properties");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcarbon.home=" + home,
                "-Dfile.encoding=UTF8",
                "-cp",
                String.join(":", jars(version)) + ":"
                        + Path.of("target", "test-classes").toAbsolutePath(),
                Reader.class.getName(),
                decrypted.toString()));
        command.addAll(entries.keySet());
        Command reader = Command.run(home, command);
        assertThat(reader.exitCode()).as(reader.output()).isZero();
        return read(decrypted);
    }

    private List<String> jars(String version) throws IOException {
        Path folder = Files.createDirectories(home.resolve("jars"));
        List<String> jars = new ArrayList<>();
        Path zip = Path.of("target", "distributions", "wso2carbon-core-" + version + ".zip");
        try (var distribution = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> all = distribution.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (JARS.matcher(entry.getName()).matches()) {
                    Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream content = distribution.getInputStream(entry)) {
                        Files.copy(content, jar);
                    }
                    jars.add(jar.toString());
                }
            }
        }
        return jars;
    }

    private static Map<String, String> read(Path file) throws IOException {
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, String> entries = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
        return entries;
    }

    /** What runs in the JVM of its own. */
    public static final class Reader {

        private Reader() {}

        /** Starts WSO2's secret manager as the server does; writes what the aliases hold to the file named first. */
        public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
            var configuration = new Properties();
            try (InputStream in = Files.newInputStream(Path.of("repository/conf/security/secret-conf.properties"))) {
                configuration.load(in);
            }
            Class<?> managers = Class.forName("org.wso2.securevault.secret.SecretManager");
            Object manager = managers.getMethod("getInstance").invoke(null);
            managers.getMethod("init", Properties.class).invoke(manager, configuration);
            var decrypted = new Properties();
            for (String alias : List.of(arguments).subList(1, arguments.length)) {
                decrypted.setProperty(alias, (String)
                        managers.getMethod("getSecret", String.class).invoke(manager, alias));
            }
            try (var out = Files.newOutputStream(Path.of(arguments[0]))) {
                decrypted.store(out, null);
            }
        }
    }
}
