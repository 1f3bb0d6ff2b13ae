package io.github.ishardening.distribution;

import io.github.ishardening.problem.Progress;
import io.github.ishardening.server.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that has a folder for itself while it works there, as builds do. */
public final class OtherBuild {

    private OtherBuild() {}

    /** Starts one and returns when it is at work in the folder, until it is told to go on. */
    public static JavaProcess in(Path folder) throws IOException {
        var build = JavaProcess.start(OtherBuild.class, "hold", folder.toString());
        if (!"held".equals(build.line())) {
            throw new IllegalStateException("The other build doesn't work");
        }
        return build;
    }

    /** Starts one that counts in a file of the folder, so many times one more, each time anew at work there. */
    static JavaProcess counting(Path folder) throws IOException {
        return JavaProcess.start(OtherBuild.class, "count", folder.toString());
    }

    /** What runs in the process; takes a task and a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("count")) {
            count(folder);
            return;
        }
        FolderLock.passing(folder).locked(Progress.silent(), () -> {
            System.out.println("held");
            System.out.flush();
            return System.in.read();
        });
    }

    /** How often one process counts. */
    static final int COUNTS = 300;

    /** Counts in the file {@code count} of a folder, alone there each time. */
    static void count(Path folder) throws IOException {
        Path file = folder.resolve("count");
        for (int i = 0; i < COUNTS; i++) {
            FolderLock.passing(folder).locked(Progress.silent(), () -> {
                int counted = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                return Files.writeString(file, Integer.toString(counted + 1));
            });
        }
    }
}
