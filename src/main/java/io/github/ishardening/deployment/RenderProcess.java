package io.github.ishardening.deployment;

import io.github.ishardening.deployment.RenderProtocol.Answer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The child process of {@link MapperProcess}: calls WSO2's config-mapper by reflection, one request at a time, until
 * its input ends. It then exits even while rendering, so that no process is left behind when a build is killed.
 */
record RenderProcess(DataOutputStream out) {

    /** In characters: ten times the output of an Identity Server's templates. */
    static final int MAXIMUM_OUTPUT = 8 << 20;

    /** Four times what rendering needs; infinite recursion exhausts it within milliseconds. */
    private static final long STACK_BYTES = 1 << 20;

    /** Answers requests in the {@link RenderProtocol}. */
    public static void main(String[] arguments) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        var process = new RenderProcess(out);
        try {
            while (true) {
                Path toml = Path.of(RenderProtocol.readText(in));
                Path resources = Path.of(RenderProtocol.readText(in));
                var worker = new Thread(null, () -> process.answer(toml, resources), "render", STACK_BYTES);
                worker.setDaemon(true);
                worker.setUncaughtExceptionHandler((thread, fault) -> {
                    fault.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
                worker.start();
            }
        } catch (EOFException e) {
            // The mapper was closed, or the build was killed.
        }
    }

    private void answer(Path toml, Path resources) {
        try {
            render(toml, resources);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("These jars hold no config-mapper that can be called", e);
        }
    }

    private void render(Path toml, Path resources) throws IOException, ReflectiveOperationException {
        try {
            Class<?> parser = mapper("ConfigParser");
            Object files = files(parser, toml, resources);
            answer((Map<?, ?>) files, (Map<?, ?>)
                    parser.getMethod("getParsedConfigs").invoke(null));
        } catch (InvocationTargetException e) {
            fail(e, toml);
        }
    }

    /** Renders like {@code ConfigParser.parse}, but without backup and metadata, and announces each template. */
    private Object files(Class<?> parser, Path toml, Path resources) throws ReflectiveOperationException {
        method(mapper("ConfigParser$ConfigPaths"), "setPaths", String.class, String.class, String.class)
                .invoke(null, toml.toString(), resources.toString(), "");
        Class<?> contextType = mapper("model.Context");
        Object context = contextType.getConstructor().newInstance();
        method(parser, "parse", boolean.class, contextType).invoke(null, false, context);
        Object templates = method(parser, "getTemplatedFilesMap", File.class)
                .invoke(null, resources.resolve("templates").toFile());
        return method(mapper("JinjaParser"), "parse", contextType, Map.class)
                .invoke(null, context, announced((Map<?, ?>) templates));
    }

    private void answer(Map<?, ?> files, Map<?, ?> values) throws IOException {
        String largest = "";
        long size = 0;
        int most = -1;
        for (Map.Entry<?, ?> file : files.entrySet()) {
            int length = ((String) file.getValue()).length();
            size += length;
            if (length > most) {
                most = length;
                largest = (String) file.getKey();
            }
        }
        if (size > MAXIMUM_OUTPUT) {
            RenderProtocol.write(out, Answer.TOO_LARGE);
            RenderProtocol.write(out, largest);
            return;
        }
        RenderProtocol.write(out, Answer.RENDERED);
        write(files);
        values.values()
                .removeIf(value -> !(value instanceof String || value instanceof Boolean || value instanceof Number));
        write(values);
    }

    private void write(Map<?, ?> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<?, ?> entry : texts.entrySet()) {
            RenderProtocol.write(out, (String) entry.getKey());
            RenderProtocol.write(out, entry.getValue().toString());
        }
    }

    private void fail(Throwable failure, Path toml) throws IOException, ReflectiveOperationException {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        List<?> errors = innermost instanceof Error ? List.of() : syntaxErrors(toml);
        if (errors.isEmpty()) {
            String message = innermost.getMessage();
            RenderProtocol.write(out, Answer.FAILED);
            RenderProtocol.write(out, innermost.getClass().getName());
            RenderProtocol.write(out, message == null ? innermost.toString() : message);
            return;
        }
        RenderProtocol.write(out, Answer.SYNTAX);
        out.writeInt(errors.size());
        for (Object error : errors) {
            Object position = error.getClass().getMethod("position").invoke(error);
            out.writeInt((int) position.getClass().getMethod("line").invoke(position));
            out.writeInt((int) position.getClass().getMethod("column").invoke(position));
            RenderProtocol.write(out, ((Exception) error).getMessage());
        }
    }

    /** As the mapper's logging is off, its TOML parser is called to get the errors. */
    private static List<?> syntaxErrors(Path toml) throws ReflectiveOperationException {
        Object result = Class.forName("net.consensys.cava.toml.Toml")
                .getMethod("parse", Path.class)
                .invoke(null, toml);
        return (List<?>) Class.forName("net.consensys.cava.toml.TomlParseResult")
                .getMethod("errors")
                .invoke(result);
    }

    /** A map whose entries announce themselves when the mapper requests their files, which it does one by one. */
    private Map<Object, Object> announced(Map<?, ?> templates) {
        Set<Map.Entry<Object, Object>> entries = new LinkedHashSet<>();
        templates.forEach((path, file) -> entries.add(new Announced((String) path, file)));
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return entries;
            }
        };
    }

    private void announce(String template) {
        try {
            RenderProtocol.write(out, Answer.TEMPLATE);
            RenderProtocol.write(out, template);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> mapper(String name) throws ClassNotFoundException {
        return Class.forName("org.wso2.config.mapper." + name);
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private final class Announced extends AbstractMap.SimpleImmutableEntry<Object, Object> {

        private static final long serialVersionUID = 1L;

        private final String template;

        Announced(String template, Object file) {
            super(template, file);
            this.template = template;
        }

        @Override
        public Object getValue() {
            announce(template);
            return super.getValue();
        }
    }
}
