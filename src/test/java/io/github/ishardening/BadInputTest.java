package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with what the goal is given: it says where, what and how to fix it, and leaves all as it was. */
@MojoTest
class BadInputTest extends GoalTest {

    private static final String INPUT = "<distribution>input</distribution>";
    private static final String TOP = "wso2is-7.1.0/";
    private static final String TOML = "repository/conf/deployment.toml";
    private static final String ANEW = "Download the distribution from its publisher, or zip it again.";
    private static final String FROM_STOCK = "Restore it from the stock distribution.";

    @Test
    @InjectMojo(goal = "harden")
    void noDistribution(HardenMojo goal) throws IOException {
        assertRefused(
                goal,
                "<distribution>: is missing."
                        + " Specify a zip, a folder or coordinates there or with -Dis-hardening.distribution=...");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void noSuchFile(HardenMojo goal) throws IOException {
        assertRefused(
                goal,
                "<distribution>: " + input() + " doesn't exist."
                        + " Specify a zip, a folder, or coordinates group:artifact:zip:version.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "https://example.com/wso2is-7.1.0.zip")
    void url(HardenMojo goal) throws IOException {
        assertRefused(
                goal,
                "<distribution>: https://example.com/wso2is-7.1.0.zip is a URL."
                        + " Download it and specify the file, or specify coordinates group:artifact:zip:version.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void hardenedZip(HardenMojo goal) throws IOException {
        SortedMap<String, byte[]> entries = product();
        for (String role : List.of("primary", "internal", "tls")) {
            entries.put(TOP + "repository/resources/security/" + role + ".p12", new byte[0]);
        }
        zip(entries);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(input() + ": is already hardened."
                        + " Specify the stock distribution; only the goal audit accepts a hardened one.");
        assertThat(basedir.resolve("keys")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "harden", pom = POM + INPUT + "<hostname>is.example.com:9443</hostname>" + END)
    void hostnameWithAPort(HardenMojo goal) throws IOException {
        zip(product());

        assertRefused(
                goal,
                "<hostname>: must be a hostname or address, but is is.example.com:9443, with a port."
                        + " Write is.example.com; ports have separate parameters.");
        assertThat(basedir.resolve("target")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "org.example:is:zip:1.0")
    void coordinatesOfNothing(HardenMojo goal) throws IOException {
        assertRefused(
                goal,
                "org.example:is:zip:1.0: can't be resolved: Could not find artifact org.example:is:zip:1.0."
                        + " Check the coordinates, and that a repository of this build has them.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void noZip(HardenMojo goal) throws IOException {
        Files.writeString(input(), "I am no zip");

        assertRefused(goal, "input: is not a zip file, or is truncated. Download it again.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void truncatedZip(HardenMojo goal) throws IOException {
        byte[] whole = Files.readAllBytes(zip(product()));
        Files.write(input(), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(goal, "input: is not a zip file, or is truncated. Download it again.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void entryThatClimbsOutOfTheFolder(HardenMojo goal) throws IOException {
        SortedMap<String, byte[]> entries = product();
        entries.put("../x", new byte[0]);
        zip(entries);

        assertRefused(goal, "input: entry \"../x\" points outside its folder. " + ANEW);
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void entryWithAnAbsolutePath(HardenMojo goal) throws IOException {
        SortedMap<String, byte[]> entries = product();
        entries.put("/etc/x", new byte[0]);
        zip(entries);

        assertRefused(goal, "input: entry \"/etc/x\" is absolute. " + ANEW);
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void folderThatIsNoDistribution(HardenMojo goal) throws IOException {
        Files.createDirectories(input().resolve("bin"));

        assertRefused(
                goal,
                "input: is not a distribution of a WSO2 product: it lacks bin/version.txt and"
                        + " bin/wso2carbon-version.txt and repository/conf/carbon.xml."
                        + " Specify the folder that contains bin and repository, or its zip.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void missingToml(HardenMojo goal) throws IOException {
        SortedMap<String, byte[]> entries = product();
        entries.remove(TOP + TOML);
        zip(entries);

        assertRefused(goal, "input: " + TOML + " is missing. " + FROM_STOCK);
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void brokenToml(HardenMojo goal) throws IOException {
        zipWithToml("[server]\nhostname = is.example.com\n".getBytes(StandardCharsets.UTF_8));

        assertRefused(
                goal,
                TOML + ":2:12: Unexpected 'i', expected a value. Correct this line: it lacks a value, or quotes around"
                        + " text.");
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "input")
    void tomlInLatin1(HardenMojo goal) throws IOException {
        zipWithToml("[server] # f\u00fcr uns\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(
                goal, TOML + ":1:13: the byte 0xFC is not UTF-8, so the server misreads it. Save the file as UTF-8.");
    }

    @Test
    @InjectMojo(goal = "harden", pom = POM + INPUT + "<outputDirectory>pom.xml/out</outputDirectory>" + END)
    void outputBelowAFile(HardenMojo goal) throws IOException {
        Files.writeString(basedir.resolve("pom.xml"), "<project/>");
        zip(product());

        assertRefused(
                goal, "<outputDirectory>: " + basedir.resolve("pom.xml") + " is a file. Specify a writable folder.");
    }

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM + "<distribution>" + KERNEL + "</distribution>"
                    + "<keystores><tls><password><env>TLS_PASSWORD</env></password></tls></keystores>" + END)
    void variableThatIsNotSet(HardenMojo goal) throws IOException {
        assertRefused(
                goal,
                "<keystores><tls><password><env>: the environment variable TLS_PASSWORD is not set."
                        + " Set it for the build, or remove the source to generate a secret.");
    }

    @Test
    @InjectMojo(goal = "harden", pom = POM + INPUT + "<keystores><tls><validity>0</validity></tls></keystores>" + END)
    void validityOfNothing(HardenMojo goal) throws IOException {
        zip(product());

        assertRefused(goal, "<keystores><tls><validity>: must be 1 day or more, but is 0.");
    }

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM + INPUT + "<keystores><primary><algorithm>RSA-1024</algorithm></primary></keystores>" + END)
    void weakKey(HardenMojo goal) throws IOException {
        zip(product());

        assertRefused(
                goal, "<keystores><primary><algorithm>: must be one of RSA-2048, RSA-3072, RSA-4096, but is RSA-1024.");
    }

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM + INPUT + "<keystores><tls><subjectAlternativeNames><name>upn:me</name>"
                    + "</subjectAlternativeNames></tls></keystores>" + END)
    void unknownKindOfName(HardenMojo goal) throws IOException {
        zip(product());

        assertRefused(
                goal,
                "<keystores><tls><subjectAlternativeNames>: must start with one of dns:, ip:, email:, uri:, but is"
                        + " upn:me.");
    }

    @Test
    @InjectMojo(goal = "harden", pom = POM + "<distribution>" + KERNEL + "</distribution>" + END)
    void missingTemporaryFolder(HardenMojo goal) throws IOException {
        String temporary = System.getProperty("java.io.tmpdir");
        Path missing = basedir.resolve("missing");
        System.setProperty("java.io.tmpdir", missing.toString());
        try {
            assertRefused(
                    goal,
                    "java.io.tmpdir: there is no folder " + missing
                            + ". Create it, or specify another temporary folder in MAVEN_OPTS: -Djava.io.tmpdir=...");
        } finally {
            System.setProperty("java.io.tmpdir", temporary);
        }
    }

    private void assertRefused(HardenMojo goal, String message) throws IOException {
        Map<String, String> before = contents();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);

        assertThat(contents()).isEqualTo(before);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String file : files()) {
            contents.put(file, Files.readString(basedir.resolve(file), StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    private Path input() {
        return basedir.resolve("input");
    }

    private static SortedMap<String, byte[]> product() {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        Map.of(
                        "bin/version.txt",
                        "WSO2 Identity Server v7.1.0\n",
                        "bin/wso2carbon-version.txt",
                        "WSO2 Carbon Framework v4.10.42\n",
                        TOML,
                        "[server]\n",
                        "repository/resources/conf/default.json",
                        "{}\n")
                .forEach((path, text) -> entries.put(TOP + path, text.getBytes(StandardCharsets.UTF_8)));
        return entries;
    }

    private void zipWithToml(byte[] toml) throws IOException {
        SortedMap<String, byte[]> entries = product();
        entries.put(TOP + TOML, toml);
        zip(entries);
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(input());
                var zip = new ZipOutputStream(file)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return input();
    }
}
