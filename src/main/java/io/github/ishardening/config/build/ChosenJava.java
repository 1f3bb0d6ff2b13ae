package io.github.ishardening.config.build;

import io.github.ishardening.verification.process.JavaHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.toolchain.Toolchain;

/**
 * The JDK that a server is started on.
 *
 * @param home the JDK
 * @param where who named it, for messages
 */
public record ChosenJava(JavaHome home, String where) {

    /** The type of toolchains that are JDKs. */
    static final String TOOLCHAIN = "jdk";

    /** The named one, else that of Maven's toolchains, else the one that runs Maven. */
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
