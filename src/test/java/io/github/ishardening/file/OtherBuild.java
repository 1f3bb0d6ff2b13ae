package io.github.ishardening.file;

import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that has a folder for itself while it works there, as builds do. */
public final class OtherBuild {

    private OtherBuild() {}

    /** Starts one and returns when it is at work in this output directory, until it is told to go on. */
    public static JavaProcess in(Path output) throws IOException {
        return held("in", output);
    }

    /** Starts one and returns when it is at work on this unpacked distribution, until it is told to go on. */
    public static JavaProcess on(Path distribution) throws IOException {
        return held("on", distribution);
    }

    /** Starts one and returns when it writes this file, until it is told to go on. */
    public static JavaProcess writing(Path file) throws IOException {
        return held("write", file);
    }

    private static JavaProcess held(String task, Path folder) throws IOException {
        var build = JavaProcess.start(OtherBuild.class, task, folder.toString());
        if (!"held".equals(build.line())) {
            throw new IllegalStateException("The other build doesn't work");
        }
        return build;
    }

    /** Starts one that counts in a file of the folder, so many times one more, each time again at work there. */
    public static JavaProcess counting(Path folder) throws IOException {
        return JavaProcess.start(OtherBuild.class, "count", folder.toString());
    }

    /** What runs in the process; takes a task and a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("count")) {
            count(folder);
            return;
        }
        if (arguments[0].equals("try")) {
            System.out.println(isFree(folder));
            return;
        }
        if (arguments[0].equals("write")) {
            write(folder);
            return;
        }
        lock(arguments[0], folder).locked(UserLog.silent(), OtherBuild::hold);
    }

    private static void write(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            RunLock.hold(channel);
            hold();
        }
    }

    private static int hold() throws IOException {
        System.out.println("held");
        System.out.flush();
        return System.in.read();
    }

    /** Whether a process that asks now would get to work in a folder. */
    public static boolean isFreeForOthers(Path folder) throws IOException {
        try (var other = JavaProcess.start(OtherBuild.class, "try", folder.toString())) {
            return Boolean.parseBoolean(other.line());
        }
    }

    private static boolean isFree(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(FolderLock.FILE), StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    private static FolderLock lock(String task, Path folder) throws IOException {
        return task.equals("on") ? FolderLock.outside(folder) : FolderLock.exclusive(folder, "");
    }

    /** How often one process counts. */
    public static final int COUNTS = 300;

    /** Counts in the file {@code count} of a folder, alone there each time. */
    public static void count(Path folder) throws IOException {
        Path file = folder.resolve("count");
        for (int i = 0; i < COUNTS; i++) {
            FolderLock.outside(folder).locked(UserLog.silent(), () -> {
                int counted = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                return Files.writeString(file, Integer.toString(counted + 1));
            });
        }
    }
}
