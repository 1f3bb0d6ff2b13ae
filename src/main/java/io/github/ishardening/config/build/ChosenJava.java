package io.github.ishardening.config.build;

import io.github.ishardening.verification.process.JavaHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.toolchain.Toolchain;

/**
 * The JDK on which a server is started.
 *
 * @param home the JDK
 * @param where where it is configured, for messages
 */
public record ChosenJava(JavaHome home, String where) {

    /** The type of JDK toolchains. */
    static final String TOOLCHAIN = "jdk";

    /** The configured JDK, otherwise that of Maven's toolchains, otherwise the one that runs Maven. */
    static ChosenJava of(Optional<Path> named, Optional<Toolchain> toolchain) throws IOException {
        if (named.isPresent()) {
            return in("<verifyServer><javaHome>", named.get());
        }
        var java = toolchain.map(jdk -> jdk.findTool("java"));
        return java.isPresent()
                ? in(
                        "the toolchain of type " + TOOLCHAIN,
                        Path.of(java.get()).toRealPath().getParent().getParent())
                : in("the JDK that runs Maven", Path.of(System.getProperty("java.home")));
    }

    private static ChosenJava in(String where, Path home) throws IOException {
        return new ChosenJava(JavaHome.in(where, home), where);
    }
}
