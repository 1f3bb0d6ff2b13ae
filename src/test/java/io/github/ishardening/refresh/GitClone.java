package io.github.ishardening.refresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A clone of a repository, with or without a work tree. */
record GitClone(Path folder) {

    /** A file at a commit. */
    record File(String path, String blob) {}

    List<String> tags() throws IOException, InterruptedException {
        return lines("tag", "--sort=version:refname");
    }

    /** The day of its newest commit, such as 2026-07-01. */
    String day() throws IOException, InterruptedException {
        return lines("log", "-1", "--format=%cs").get(0);
    }

    List<File> files(String commit) throws IOException, InterruptedException {
        var files = new ArrayList<File>();
        for (String line : lines("ls-tree", "-r", commit)) {
            String[] columns = line.split("[ \t]", 4);
            files.add(new File(columns[3], columns[2]));
        }
        return files;
    }

    /** Those at its newest commit that the main line has changed since this day began, such as 2026-07-01. */
    List<File> filesChangedSince(String day) throws IOException, InterruptedException {
        var before = lines("rev-list", "-1", "--first-parent", "--before=" + day + "T00:00:00Z", "HEAD");
        var changed = Set.copyOf(lines("diff", "--name-only", before.get(0), "HEAD"));
        return files("HEAD").stream()
                .filter(file -> changed.contains(file.path()))
                .toList();
    }

    byte[] content(File file) throws IOException, InterruptedException {
        return run("cat-file", "blob", file.blob());
    }

    private List<String> lines(String... arguments) throws IOException, InterruptedException {
        return new String(run(arguments), StandardCharsets.UTF_8).lines().toList();
    }

    private byte[] run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = git.getInputStream().readAllBytes();
        if (git.waitFor() != 0) {
            throw new IOException(folder + ": " + String.join(" ", command) + " failed.");
        }
        return output;
    }
}
