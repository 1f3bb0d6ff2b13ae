package io.github.ishardening.distribution;

import io.github.ishardening.file.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The least that passes for a product, and the real kernels. */
public final class TestProduct {

    /** The files of an Identity Server 7.1.0, by path. */
    public static final Map<String, String> IDENTITY_SERVER = Map.of(
            "bin/version.txt", "WSO2 Identity Server v7.1.0\n",
            "bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.10.42\n",
            "bin/wso2server.sh", "#!/bin/sh\n",
            "repository/conf/deployment.toml", "[server]\n",
            "repository/resources/conf/default.json", "{}\n",
            "repository/resources/security/wso2carbon.p12", "stock\n");

    private TestProduct() {}

    /** The zip of a real kernel; the build puts it there. */
    static Path kernel(String version) {
        return Path.of("target/distributions/wso2carbon-core-" + version + ".zip");
    }

    /** Writes the files of {@link #IDENTITY_SERVER} into a folder. */
    static Path unpackedInto(Path folder) throws IOException {
        for (Map.Entry<String, String> file : new TreeMap<>(IDENTITY_SERVER).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            Mode.set(path, file.getKey().endsWith(".sh") ? 0755 : 0644);
        }
        return folder;
    }
}
