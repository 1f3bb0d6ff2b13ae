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
 * The far side of {@link MapperProcess}: calls WSO2's config-mapper by reflection, one request after the other, until its
 * input ends. It ends then amid a render too, so that no process stays behind when a build is killed.
 */
record RenderProcess(DataOutputStream out) {

    /** In characters: ten times of what an Identity Server's templates make. */
    static final int MAXIMUM_OUTPUT = 8 << 20;

    /** Four times of what a render needs; an endless recursion ends in it within milliseconds. */
    private static final long STACK_BYTES = 1 << 20;

    /** Answers requests as {@link RenderProtocol} says. */
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
            // The mapper was closed, or the build is dead.
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

    /** Does as {@code ConfigParser.parse}, without backup and metadata, and says which template it comes to. */
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

    /** With its logging off, only the mapper's TOML parser itself says what is wrong. */
    private static List<?> syntaxErrors(Path toml) throws ReflectiveOperationException {
        Object result = Class.forName("net.consensys.cava.toml.Toml")
                .getMethod("parse", Path.class)
                .invoke(null, toml);
        return (List<?>) Class.forName("net.consensys.cava.toml.TomlParseResult")
                .getMethod("errors")
                .invoke(result);
    }

    /** A map whose entries say so when the mapper asks for their files, which it does one by one. */
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
