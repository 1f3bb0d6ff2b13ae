package io.github.ishardening.work;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.classworlds.ClassWorld;

/**
 * The JVM that {@link WarmBuilds} starts. Its class path is Maven's; says a line after each build, and dumps its heap after
 * the last.
 */
final class WarmMaven {

    /** Under which classes without a name stand in the log of the JVM. */
    private static final String HIDDEN = "/0x";

    private final Path project;
    private final Path classes;
    private final ClassWorld world = new ClassWorld("plexus.core", WarmMaven.class.getClassLoader());
    private long loaded;
    private long hidden;

    private WarmMaven(Path project, Path classes) {
        this.project = project;
        this.classes = classes;
    }

    /** The project, the log of classes, the dump, how many builds, and what Maven is told: first of all the goal. */
    public static void main(String[] arguments)
            throws ReflectiveOperationException, IOException, GeneralSecurityException, InterruptedException {
        var maven = new WarmMaven(Path.of(arguments[0]), Path.of(arguments[1]));
        var words = new ArrayList<>(List.of(arguments).subList(4, arguments.length));
        var out = System.out;
        // What measuring takes itself is no build's.
        maven.measured();
        String goal = words.set(0, "validate");
        out.println(maven.build(words).line());
        words.set(0, goal);
        for (int build = Integer.parseInt(arguments[3]); build > 0; build--) {
            out.println(maven.build(words).line());
        }
        letTheJdkForget();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[2], true);
    }

    private Living build(List<String> words) throws ReflectiveOperationException, IOException {
        clean();
        var cli = Class.forName("org.apache.maven.cli.MavenCli");
        try (var log = new PrintStream(project.resolve("warm.log").toFile(), StandardCharsets.UTF_8)) {
            Object result = cli.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(
                            cli.getConstructor(ClassWorld.class).newInstance(world),
                            words.toArray(String[]::new),
                            project.toString(),
                            log,
                            log);
            if (!result.equals(0)) {
                throw new IllegalStateException("Maven ended with " + result + ", see warm.log");
            }
        }
        Thread.currentThread().setContextClassLoader(WarmMaven.class.getClassLoader());
        return measured();
    }

    private Living measured() throws IOException {
        long loadedBefore = loaded;
        long hiddenBefore = hidden;
        count();
        System.gc();
        return new Living(
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                metaspace() >> 10,
                loaded - loadedBefore,
                hidden - hiddenBefore);
    }

    /** What lies there already would be done without a look. */
    private void clean() throws IOException {
        Path target = project.resolve("target");
        if (Files.exists(target)) {
            try (Stream<Path> paths = Files.walk(target)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void count() throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            var all = lines.toList();
            hidden = all.stream().filter(line -> line.contains(HIDDEN)).count();
            loaded = all.size() - hidden;
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /**
     * For each RSA key that has signed or decrypted, the JDK keeps the private exponent (RSACore, to blind it), until the
     * key itself is garbage and another one signs.
     */
    private static void letTheJdkForget() throws GeneralSecurityException, InterruptedException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        for (int round = 0; round < 3; round++) {
            System.gc();
            Thread.sleep(100);
            signature.sign();
        }
    }
}
