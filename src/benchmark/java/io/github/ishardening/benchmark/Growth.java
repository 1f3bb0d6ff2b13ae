package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how the time of {@code harden} grows with the size of the bundle, partners, and bundles in one reactor. */
final class Growth {

    private static final int MORE = 900;
    private static final int HUGE = 4500;
    private static final int MOST_ROUNDS = 3;
    private static final int[] PARTNERS = {10, 1_000, 10_000};
    private static final int[] BUNDLES = {1, 4, 16};
    private static final double MEGABYTE = 1e6;
    private static final String SECONDS = "seconds beyond bare Maven";

    private final Rebuilds rebuilds;
    private final Bundle kernel;
    private final String plugin;
    private final Path work;
    private final Map<String, Chart> charts = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * Prepares copies of the projects.
     *
     * @param plugin the version of this plugin
     * @param work the folder for the copies
     */
    Growth(Maven maven, Bundle kernel, String plugin, Path work, int rounds) throws IOException {
        this.kernel = kernel;
        this.plugin = plugin;
        this.work = work;
        Project bare = Project.copy("bare", work.resolve("bare"), Map.of());
        this.rebuilds = new Rebuilds(maven, bare, Math.min(rounds, MOST_ROUNDS));
    }

    /** Measures everything; deletes large files after measuring them. */
    void measure() throws IOException, InterruptedException {
        withSize();
        withPartners();
        withBundles();
    }

    /** The charts, by file name without extension. */
    Map<String, Chart> charts() {
        return charts;
    }

    /** The results that the charts don't show, in Markdown. */
    List<String> lines() {
        return lines;
    }

    private void withSize() throws IOException, InterruptedException {
        var ours = new Series("harden, keys kept, after clean");
        var copy = new Series("cp of the zip, flushed to disk");
        var peaks = new Series("peak memory");
        int more = (int) Math.round(kernel.megabytes()) + MORE;
        measureSize(kernel, ours, copy, peaks);
        for (int size : new int[] {more, HUGE}) {
            Bundle filled = kernel.filledUpTo(size, rebuilds.maven().repository());
            measureSize(filled, ours, copy, peaks);
            Folders.delete(filled.zip().getParent());
        }
        charts.put(
                "growth-size",
                new Chart(
                        "Time of harden by the size of the distribution",
                        "MB of the distribution",
                        SECONDS,
                        List.of(ours, copy)));
        lines.add(String.format(
                Locale.ROOT,
                "Another %1$d MB takes %2$.1f times as long as copying the same %1$d MB to disk with `sync` (1.4 when the targets were"
                        + " set; target: 1.3).",
                MORE,
                ours.rise() / copy.rise()));
        if (peaks.points().isEmpty()) {
            return;
        }
        lines.add(String.format(
                Locale.ROOT,
                "Peak memory: %.0f MB for a distribution of %,.0f MB, %.0f MB for one of %,.0f MB.",
                peaks.points().get(0).y(),
                peaks.points().get(0).x(),
                peaks.last().y(),
                peaks.last().x()));
    }

    private void measureSize(Bundle bundle, Series ours, Series copy, Series peaks)
            throws IOException, InterruptedException {
        Path folder = work.resolve(bundle.version());
        Project project = new OurProjects(bundle, plugin).single(folder);
        Measured build = rebuilds.of(project);
        Path copied = folder.resolve("copy.zip");
        ours.add(bundle.megabytes(), build.seconds());
        copy.add(bundle.megabytes(), rebuilds.of(bundle.copyTo(copied)));
        if (build.consumption().isPresent()) {
            peaks.add(bundle.megabytes(), build.consumption().get().peakMemory() / MEGABYTE);
        }
        Folders.delete(folder);
    }

    private void withPartners() throws IOException, InterruptedException {
        var ours = new Series("harden, keys kept, after clean");
        var projects = new OurProjects(kernel, plugin);
        for (int partners : PARTNERS) {
            Project project = projects.single(work.resolve("partners-" + partners));
            OurProjects.trust(project, partners);
            ours.add(partners, rebuilds.of(project).seconds());
        }
        charts.put(
                "growth-partners",
                new Chart("Time of harden by the number of partners", "partners", SECONDS, List.of(ours)));
    }

    private void withBundles() throws IOException, InterruptedException {
        var single = new Series("one after another");
        var parallel = new Series("-T4");
        var projects = new OurProjects(kernel, plugin);
        for (int bundles : BUNDLES) {
            Path folder = work.resolve("bundles-" + bundles);
            Project project = projects.reactor(bundles, folder);
            single.add(bundles, rebuilds.of(project).seconds());
            parallel.add(bundles, rebuilds.of(project, "-T4").seconds());
            Folders.delete(folder);
        }
        charts.put(
                "growth-bundles",
                new Chart(
                        "Time of harden by the number of distributions in one reactor",
                        "distributions of 112 MB",
                        SECONDS,
                        List.of(single, parallel)));
    }
}
