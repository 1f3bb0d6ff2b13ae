package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/** Nobody but its owner can change the server or read its keys, and its scripts can be run. */
final class FileModes implements Control {

    private static final Rule RULE = new Rule(
            "file-modes",
            "Files are readable, writable and runnable for whom they should be",
            Severity.WARNING,
            "Security guidelines for production, operating system",
            """
            Hardening writes the stores with keys so that only their owner can read them; other files keep their \
            modes. Files that everybody may change, scripts that can't be run and key stores that others can read \
            are reported.""",
            Versions.ALL + " It says nothing where there are no modes, as in zips made on Windows.");
    private static final int OTHERS_WRITE = 0002;
    private static final int NOT_OWNER = 0077;
    private static final int OWNER_RUNS = 0100;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public boolean needsConfiguration() {
        return false;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean isTold = false;
        for (String path : inspection.distribution().paths()) {
            var mode = inspection.distribution().mode(path);
            if (mode.isPresent()) {
                isTold = true;
                inspect(inspection, path, mode.getAsInt(), findings);
            }
        }
        if (!isTold) {
            findings.notApplicable("the distribution doesn't tell the modes of its files");
        }
    }

    private static void inspect(Inspection inspection, String path, int mode, Findings findings) throws IOException {
        if ((mode & OTHERS_WRITE) != 0) {
            findings.add(
                    Location.of(path), "everybody may change this file (mode %04o).".formatted(mode), "chmod o-w.");
        }
        if (path.matches("bin/[^/]+\\.sh") && (mode & OWNER_RUNS) == 0) {
            findings.add(Location.of(path), "this script can't be run (mode %04o).".formatted(mode), "chmod 755.");
        }
        if (path.startsWith(ServerFiles.SECURITY) && (mode & NOT_OWNER) != 0 && holdsKey(inspection, path)) {
            findings.add(
                    Location.of(path),
                    "this key store is readable for others than its owner (mode %04o).".formatted(mode),
                    "chmod 600.");
        }
    }

    private static boolean holdsKey(Inspection inspection, String path) throws IOException {
        return inspection.contents().found().stream()
                .anyMatch(found -> found.path().equals(path) && found.mayHoldKeys());
    }
}
