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
 * A web application that is in the distribution, unpacked or as a {@code .war}.
 *
 * @param name its name, and by default its context
 * @param path its folder, or the {@code .war}
 * @param descriptor its {@code web.xml}, if it has one that can be read
 */
record WebApplication(String name, String path, Optional<WebDescriptor> descriptor) {

    /** Larger than any; what unpacks to more shall not fill the memory. */
    private static final int LARGEST_DESCRIPTOR = 4 << 20;

    private static final String DESCRIPTOR = "WEB-INF/web.xml";
    private static final String WAR = ".war";

    /** All of them, by name. */
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
