package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Projects that harden a bundle with this plugin: with a name of the server, a fragment, and the certificate of one
 * partner.
 */
record OurProjects(Bundle bundle, String plugin) {

    private static final String NAME = "ours";
    private static final int THREADS = 200;

    /** A project that hardens it once. */
    Project single(Path folder) throws IOException {
        return ready(Project.copy(NAME, folder, named()));
    }

    /** One that doesn't say what the server is called: every build of it warns. */
    Project warned(Path folder) throws IOException {
        return ready(Project.copy(NAME, folder, bundle.propertiesWith(plugin)));
    }

    /** A reactor that hardens it so many times, each with keys of its own. */
    Project reactor(int count, Path folder) throws IOException {
        return ready(Project.reactor(NAME, count, folder, named()));
    }

    /** Has a project trust so many partners that nobody knew before. */
    static void trust(Project project, int partners) throws IOException {
        project.write("partners.pem", Partners.pem(partners));
    }

    /** Writes a project's fragment; each number makes another one. */
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
