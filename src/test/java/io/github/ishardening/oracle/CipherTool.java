package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** WSO2's cipher tool, run over an unpacked server as its script does it, in the way that the server's own files advise. */
public final class CipherTool {

    private static final Path SECRET_CONF = Path.of("repository/conf/security/secret-conf.properties");
    private static final Path TOOL_CONF = Path.of("repository/conf/security/cipher-tool.properties");
    private static final Pattern ADVICE = Pattern.compile("(?m)^# +bin/ciphertool\\.sh (.+)$");

    private final Path home;
    private final Path jar;
    private final List<String> options;

    /**
     * The tool in this jar for a server, which has been started once: the tool looks for the keystore in the files that
     * the server renders.
     */
    public CipherTool(Path home, Path jar) throws IOException {
        this.home = home.toAbsolutePath();
        this.jar = jar.toAbsolutePath();
        var advice = ADVICE.matcher(Files.readString(home.resolve(SECRET_CONF)));
        assertThat(advice.find()).isTrue();
        this.options = List.of(advice.group(1).split(" "));
        // Comes with the tool, which wants it to be there.
        if (!Files.exists(home.resolve(TOOL_CONF))) {
            Files.createFile(home.resolve(TOOL_CONF));
        }
    }

    /** Runs it as advised, and hands it the password that it would ask for. */
    public void run(String vaultPassword) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcarbon.home=" + home,
                "-Dcarbon.config.dir.path=" + home.resolve("repository/conf"),
                "-classpath",
                String.join(File.pathSeparator, jar.toString(), "lib/*", "repository/components/plugins/*"),
                "org.wso2.ciphertool.CipherTool"));
        command.addAll(options);
        command.add("-Dpassword=" + vaultPassword);
        Command tool = Command.run(home, command);
        assertThat(tool.exitCode()).as(tool.output()).isZero();
        assertThat(tool.output()).contains("Secret Configurations are written to the property file successfully");
    }
}
