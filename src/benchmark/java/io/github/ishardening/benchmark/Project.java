package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A copy of one of the projects in {@code src/benchmark/builds}.
 *
 * @param folder its folder
 * @param modules the folders that it builds: its own, or those of a reactor's modules
 * @param properties the properties on the command line
 */
record Project(Path folder, List<Path> modules, Map<String, String> properties) {

    private static final Path PROJECTS = Path.of("src", "benchmark", "builds");
    private static final String POM = "pom.xml";

    /** A standalone project. */
    static Project copy(String name, Path folder, Map<String, String> properties) throws IOException {
        Folders.copy(PROJECTS.resolve(name), folder);
        return new Project(folder, List.of(folder), properties);
    }

    /** A reactor of {@code count} copies of a project, each with separate keys. */
    static Project reactor(String name, int count, Path folder, Map<String, String> properties) throws IOException {
        var modules = new ArrayList<Path>();
        var names = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            String module = "bundle-" + number;
            Path each = copy(name, folder.resolve(module), properties).folder();
            Path pom = each.resolve(POM);
            Files.writeString(pom, Files.readString(pom).replace("hardened-server", module));
            modules.add(each);
            names.append("<module>").append(module).append("</module>");
        }
        String parent = Files.readString(PROJECTS.resolve("reactor").resolve(POM));
        Files.writeString(folder.resolve(POM), parent.replace("<modules/>", "<modules>" + names + "</modules>"));
        return new Project(folder, List.copyOf(modules), properties);
    }

    /** Writes a file in each module. */
    void write(String name, String text) throws IOException {
        for (Path module : modules) {
            Path file = module.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /** Deletes the build directories. */
    void clean() throws IOException {
        delete("target");
    }

    /** Deletes the build directories and the keys. */
    void cleanWithKeys() throws IOException {
        clean();
        delete("keys");
    }

    private void delete(String name) throws IOException {
        for (Path module : modules) {
            Folders.delete(module.resolve(name));
        }
    }
}
