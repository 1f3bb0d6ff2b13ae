package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Projects that harden a bundle with this plugin: with a hostname, a fragment, and the certificate of one partner. */
record OurProjects(Bundle bundle, String plugin) {

    private static final String NAME = "ours";
    private static final int THREADS = 200;

    /** A project that hardens the bundle once. */
    Project single(Path folder) throws IOException {
        return ready(Project.copy(NAME, folder, named()));
    }

    /** A project without a hostname, so that every build prints a warning. */
    Project warned(Path folder) throws IOException {
        return ready(Project.copy(NAME, folder, bundle.propertiesWith(plugin)));
    }

    /** A reactor that hardens the bundle {@code count} times, each time with separate keys. */
    Project reactor(int count, Path folder) throws IOException {
        return ready(Project.reactor(NAME, count, folder, named()));
    }

    /** Makes a project trust this many new partners. */
    static void trust(Project project, int partners) throws IOException {
        project.write("partners.pem", Partners.pem(partners));
    }

    /** Writes a project's fragment, which differs for each number. */
    static void configure(Project project, int number) throws IOException {
        project.write("fragment.toml", """
                [transport.https.properties]
                maxThreads = %d
                """.formatted(THREADS + number));
    }

    private static Project ready(Project project) throws IOException {
        trust(project, 1);
        configure(project, 0);
        return project;
    }

    private Map<String, String> named() {
        var properties = new HashMap<>(bundle.propertiesWith(plugin));
        properties.put("is-hardening.hostname", "is.example.com");
        return Map.copyOf(properties);
    }
}
