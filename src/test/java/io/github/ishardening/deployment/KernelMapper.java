package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The oracle: renders with the config-mapper that a kernel carries itself, as the kernel does when it starts. */
public final class KernelMapper {

    /** All that the kernels' mappers use; never log4j, which would write files into the working directory. */
    private static final List<String> JARS = List.of(
            "antlr4-runtime",
            "cava-toml",
            "commons-codec",
            "commons-lang",
            "commons-logging",
            "config-mapper",
            "gson",
            "guava",
            "jackson-",
            "jinjava",
            "jsoup",
            "re2j",
            "slf4j-api");

    private KernelMapper() {}

    /** The rendered files by name; {@code scratch} is an empty folder. */
    public static SortedMap<String, byte[]> render(Distribution kernel, byte[] toml, Path scratch) throws Exception {
        for (String path : kernel.paths("repository/resources/conf/")) {
            write(scratch.resolve(path), kernel.read(path));
        }
        write(scratch.resolve("deployment.toml"), toml);
        Path output = Files.createDirectories(scratch.resolve("output"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String vault = System.getProperty("secVault.enabled", "unset");
        try (URLClassLoader loader = new URLClassLoader(
                urls(quietLogging(scratch), jars(kernel, scratch)), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            loader.loadClass("org.wso2.config.mapper.ConfigParser")
                    .getMethod("parse", String.class, String.class, String.class)
                    .invoke(
                            null,
                            scratch.resolve("deployment.toml").toString(),
                            scratch.resolve("repository/resources/conf").toString(),
                            output.toString());
        } finally {
            thread.setContextClassLoader(before);
            if (vault.equals("unset")) {
                System.clearProperty("secVault.enabled");
            }
        }
        return files(output);
    }

    private static URL[] urls(Path logging, List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(logging.toUri().toURL());
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<Path> jars(Distribution kernel, Path scratch) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String prefix : JARS) {
            for (String path : kernel.paths("lib/" + prefix)) {
                jars.add(scratch.resolve(path));
                write(scratch.resolve(path), kernel.read(path));
            }
        }
        return jars;
    }

    private static Path quietLogging(Path scratch) throws IOException {
        Path folder = scratch.resolve("logging");
        write(
                folder.resolve("commons-logging.properties"),
                "org.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog".getBytes(US_ASCII));
        return folder;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static SortedMap<String, byte[]> files(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
