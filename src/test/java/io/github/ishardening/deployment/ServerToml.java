package io.github.ishardening.deployment;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The oracle: reads TOML with the parser of WSO2's config-mapper, which reads less than TOML 1.0.0. */
final class ServerToml implements AutoCloseable {

    private final URLClassLoader loader;
    private final Method parse;
    private final Method hasErrors;
    private final Method values;

    ServerToml() throws IOException, ReflectiveOperationException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target", "config-mapper"))) {
            for (Path file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Class<?> result = loader.loadClass("net.consensys.cava.toml.TomlParseResult");
        parse = loader.loadClass("net.consensys.cava.toml.Toml").getMethod("parse", String.class);
        hasErrors = result.getMethod("hasErrors");
        values = loader.loadClass("org.wso2.config.mapper.TomlParser").getDeclaredMethod("parseToml", result);
        values.setAccessible(true);
    }

    /** The values by dotted key; empty if the server can't read the text. */
    Optional<Map<String, Object>> read(String text) throws ReflectiveOperationException {
        try {
            Object parsed = parse.invoke(null, text);
            if ((boolean) hasErrors.invoke(parsed)) {
                return Optional.empty();
            }
            Map<String, Object> read = new TreeMap<>();
            ((Map<?, ?>) values.invoke(null, parsed)).forEach((key, value) -> read.put((String) key, value));
            return Optional.of(read);
        } catch (InvocationTargetException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
