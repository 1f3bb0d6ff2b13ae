package io.github.ishardening.control.web;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;

/**
 * A web application in the distribution, unpacked or as a {@code .war}.
 *
 * @param name its name, which is its context by default
 * @param path its {@code web.xml}, otherwise its folder or {@code .war}
 * @param descriptor its {@code web.xml}, if there is one that can be parsed
 */
record WebApplication(String name, String path, Optional<WebDescriptor> descriptor) {

    /** In bytes, more than any descriptor has: larger content must not exhaust memory. */
    private static final int LARGEST_DESCRIPTOR = 4 << 20;

    private static final String DESCRIPTOR = "WEB-INF/web.xml";
    private static final String WAR = ".war";

    /** Returns all, sorted by name. */
    static List<WebApplication> of(Distribution distribution) throws IOException {
        var names = new TreeSet<String>();
        for (String path : distribution.paths(ServerFiles.WEBAPPS)) {
            String name = path.substring(ServerFiles.WEBAPPS.length()).replaceFirst("/.*", "/");
            if (name.endsWith("/") || name.endsWith(WAR)) {
                names.add(name);
            }
        }
        var applications = new ArrayList<WebApplication>();
        for (String name : names) {
            applications.add(
                    name.endsWith(WAR)
                            ? packed(distribution, name)
                            : unpacked(distribution, name.substring(0, name.length() - 1)));
        }
        return applications;
    }

    private static WebApplication unpacked(Distribution distribution, String name) throws IOException {
        String folder = ServerFiles.WEBAPPS + name;
        String path = folder + "/" + DESCRIPTOR;
        return new WebApplication(
                name,
                distribution.exists(path) ? path : folder,
                distribution.exists(path) ? descriptor(distribution.read(path)) : Optional.empty());
    }

    private static WebApplication packed(Distribution distribution, String war) throws IOException {
        String path = ServerFiles.WEBAPPS + war;
        String name = war.substring(0, war.length() - WAR.length());
        try (var zip = new ZipInputStream(distribution.open(path))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(DESCRIPTOR)) {
                    return new WebApplication(
                            name, path + "!/" + DESCRIPTOR, descriptor(zip.readNBytes(LARGEST_DESCRIPTOR)));
                }
            }
        }
        return new WebApplication(name, path, Optional.empty());
    }

    private static Optional<WebDescriptor> descriptor(byte[] content) {
        return XmlFile.parse(content).map(WebDescriptor::new);
    }
}
