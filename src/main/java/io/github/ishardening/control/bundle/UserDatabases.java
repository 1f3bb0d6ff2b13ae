package io.github.ishardening.control.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.H2Files;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reports H2 databases in the distribution to which an earlier start has written the server's users. */
record UserDatabases(Inspection inspection, Findings findings) {

    /**
     * The user that each first start adds to UM_SYSTEM_USER ({@code CarbonConstants.REGISTRY_ANONNYMOUS_USERNAME}), and
     * none of WSO2's database scripts does.
     */
    private static final byte[] USER = "wso2.anonymous.user".getBytes(US_ASCII);

    /** How files in H2's two formats begin. */
    private static final byte[] MV_STORE = "H:2,".getBytes(US_ASCII);

    private static final byte[] PAGE_STORE = "-- H2 0.5/B --".getBytes(US_ASCII);

    private static final int BUFFER = 1 << 16;

    void report() throws IOException {
        if (inspection.fault().isEmpty()) {
            for (DataSource source : inspection.dataSources()) {
                var packed = source.packed();
                if (packed.isPresent()) {
                    findings.notApplicable(packed.get());
                }
            }
        }
        for (String path : inspection.distribution().paths(ServerFiles.DATABASES)) {
            if (path.endsWith(H2Files.MV_STORE) || path.endsWith(H2Files.PAGE_STORE)) {
                report(path);
            }
        }
    }

    private void report(String path) throws IOException {
        if (inspection.distribution().size(path) > H2Files.LARGEST) {
            findings.notApplicable(H2Files.tooLarge(path));
            return;
        }
        try (InputStream in = inspection.distribution().open(path)) {
            byte[] header = in.readNBytes(PAGE_STORE.length);
            if (!begins(header, MV_STORE) && !begins(header, PAGE_STORE)) {
                findings.notApplicable(path + " isn't an H2 database in a known format");
            } else if (hasUsers(in)) {
                findings.add(
                        Severity.ERROR,
                        path,
                        "this database contains the users of an earlier start: the server keeps their passwords, and"
                                + " ignores [super_admin] password.",
                        "Start from the stock distribution, or, for a server with data, set"
                                + " <deployment><existing>true</existing>.");
            }
        }
    }

    private static boolean begins(byte[] header, byte[] format) {
        return header.length >= format.length && Arrays.equals(header, 0, format.length, format, 0, format.length);
    }

    /** H2 stores text as it is. The name's first byte doesn't recur in it, so no match begins within another. */
    private static boolean hasUsers(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int matched = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] == USER[matched]) {
                    matched++;
                    if (matched == USER.length) {
                        return true;
                    }
                } else {
                    matched = buffer[i] == USER[0] ? 1 : 0;
                }
            }
        }
        return false;
    }
}
