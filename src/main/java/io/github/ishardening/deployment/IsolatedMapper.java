package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.distribution.ScratchFolder;
import io.github.ishardening.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * WSO2's config-mapper in a class loader of its own, called by reflection on a thread of its own: neither its static
 * state nor its context class loader, its logging or its {@code StackOverflowError} reach the caller.
 */
final class IsolatedMapper implements Closeable {

    /** The mapper sets a system property while it works, so one render at a time in the whole JVM. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final String VAULT_PROPERTY = "secVault.enabled";

    /** Four times of what a render needs; an endless recursion ends in it within milliseconds. */
    private static final long STACK_BYTES = 1 << 20;

    private final ScratchFolder scratch;
    private final URLClassLoader loader;

    /** Opens the mapper that is in {@code jars}. */
    IsolatedMapper(List<Path> jars) throws IOException {
        scratch = ScratchFolder.create();
        // Without it commons-logging falls to java.util.logging, which writes to the console.
        Path logging = scratch.write(
                "commons-logging.properties",
                "org.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog\n".getBytes(US_ASCII));
        List<URL> urls = new ArrayList<>();
        urls.add(logging.getParent().toUri().toURL());
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        loader = new URLClassLoader("config-mapper", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Renders into {@code output} and returns what the mapper threw, or the flat map of all keys and their values. */
    Outcome render(Path toml, Path resources, Path output) {
        synchronized (ONE_AT_A_TIME) {
            String before = System.getProperty(VAULT_PROPERTY);
            try {
                return new Outcome(Optional.empty(), call(() -> parse(toml, resources, output)));
            } catch (InvocationTargetException e) {
                return new Outcome(Optional.of(e.getCause()), Map.of());
            } finally {
                restore(before);
            }
        }
    }

    /** What the server's own TOML parser has against the file, reported as in {@code where}; empty if nothing. */
    List<Problem> syntaxErrors(Path toml, String where) {
        try {
            return call(() -> parseOnly(toml, where));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The TOML parser of the config-mapper fails", e.getCause());
        }
    }

    /** Closes the jars. */
    @Override
    public void close() throws IOException {
        try (scratch) {
            loader.close();
        }
    }

    private Map<?, ?> parse(Path toml, Path resources, Path output) throws ReflectiveOperationException {
        Class<?> parser = loader.loadClass("org.wso2.config.mapper.ConfigParser");
        parser.getMethod("parse", String.class, String.class, String.class)
                .invoke(null, toml.toString(), resources.toString(), output.toString());
        // Absent when a system property told the mapper to do nothing.
        Map<?, ?> values = (Map<?, ?>) parser.getMethod("getParsedConfigs").invoke(null);
        return values == null ? Map.of() : values;
    }

    private List<Problem> parseOnly(Path toml, String where) throws ReflectiveOperationException {
        Object result = loader.loadClass("net.consensys.cava.toml.Toml")
                .getMethod("parse", Path.class)
                .invoke(null, toml);
        Class<?> resultType = loader.loadClass("net.consensys.cava.toml.TomlParseResult");
        List<Problem> problems = new ArrayList<>();
        for (Object error : (List<?>) resultType.getMethod("errors").invoke(result)) {
            Object position = error.getClass().getMethod("position").invoke(error);
            Object line = position.getClass().getMethod("line").invoke(position);
            Object column = position.getClass().getMethod("column").invoke(position);
            problems.add(new Problem(where + ":" + line + ":" + column, ((Exception) error).getMessage() + ".", ""));
        }
        return problems;
    }

    private <T> T call(Callable<T> work) throws InvocationTargetException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "config-mapper", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return result(task);
    }

    /** Waits to the end even when interrupted, because nobody may delete the files under a mapper that works. */
    private static <T> T result(FutureTask<T> task) throws InvocationTargetException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvocationTargetException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("These jars hold no config-mapper that can be called", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void restore(String vaultProperty) {
        if (vaultProperty == null) {
            System.clearProperty(VAULT_PROPERTY);
        } else {
            System.setProperty(VAULT_PROPERTY, vaultProperty);
        }
    }

    /**
     * How a render ended.
     *
     * @param failure what the mapper threw
     * @param values the merged configuration by dotted key; empty after a failure
     */
    record Outcome(Optional<Throwable> failure, Map<?, ?> values) {}
}
