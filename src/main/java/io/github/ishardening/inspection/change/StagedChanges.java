package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.inspection.content.SoughtSecrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The staged edits of an open distribution, including secrets, which are masked before anything is shown. */
public final class StagedChanges {

    /** In bytes before and after: many times what hardening edits, and more than a reviewer reads. */
    private static final int MOST = 4 << 20;

    private final List<StagedFile> files;
    private final List<TrustLine> removed;

    private StagedChanges(List<StagedFile> files, List<TrustLine> removed) {
        this.files = List.copyOf(files);
        this.removed = List.copyOf(removed);
    }

    /** No known changes. */
    public static StagedChanges none() {
        return new StagedChanges(List.of(), List.of());
    }

    /**
     * The changes staged for a distribution; once their texts exceed 4 MiB, further files are only named.
     *
     * @param attribution which controls made them
     * @param removed what was removed from truststores
     */
    public static StagedChanges of(Distribution distribution, Attribution attribution, RemovedCertificates removed)
            throws IOException {
        var files = new ArrayList<StagedFile>();
        int left = MOST;
        for (var file : distribution.editedFiles()) {
            boolean isShown = left > 0 && file.change() != Change.DELETED && ConfigurationText.isOne(file.path());
            var before = isShown ? distribution.shipped(file.path()) : Optional.<byte[]>empty();
            var after = isShown ? Optional.of(distribution.read(file.path())) : Optional.<byte[]>empty();
            left -= Stream.of(before, after)
                    .flatMap(Optional::stream)
                    .mapToInt(content -> content.length)
                    .sum();
            files.add(new StagedFile(
                    new ChangedFile(
                            file.path(),
                            file.change(),
                            file.before(),
                            file.after(),
                            attribution.of(file.path()),
                            List.of()),
                    isShown ? text(before) : Optional.empty(),
                    isShown ? text(after) : Optional.empty(),
                    attribution));
        }
        return new StagedChanges(files, removed.of(distribution.edits().keySet()));
    }

    /** The empty text for a missing file, so that all lines of the other one count as added or removed. */
    private static Optional<ConfigurationText> text(Optional<byte[]> content) {
        return content.isPresent() ? ConfigurationText.of(content.get()) : Optional.of(ConfigurationText.EMPTY);
    }

    /** The files without any lines, for when the secrets to mask aren't known. */
    public List<ChangedFile> names() {
        return files.stream().map(StagedFile::file).toList();
    }

    /** What was removed from the changed truststores, and why. */
    public List<TrustLine> removed() {
        return removed;
    }

    /** The files with their differing lines, in which these secrets are masked. */
    public List<ChangedFile> masked(SoughtSecrets secrets) {
        return files.stream().map(file -> file.masked(secrets)).toList();
    }

    /** A file, with its texts if they can be shown. */
    private static final class StagedFile {

        private final ChangedFile file;
        private final Optional<ConfigurationText> before;
        private final Optional<ConfigurationText> after;
        private final Attribution attribution;

        StagedFile(
                ChangedFile file,
                Optional<ConfigurationText> before,
                Optional<ConfigurationText> after,
                Attribution attribution) {
            this.file = file;
            this.before = before;
            this.after = after;
            this.attribution = attribution;
        }

        ChangedFile file() {
            return file;
        }

        ChangedFile masked(SoughtSecrets secrets) {
            return before.isEmpty() || after.isEmpty() ? file : with(hunks(before.get(), after.get(), secrets));
        }

        private ChangedFile with(List<List<ChangedLine>> hunks) {
            return new ChangedFile(file.path(), file.change(), file.before(), file.after(), file.rules(), hunks);
        }

        private List<List<ChangedLine>> hunks(ConfigurationText old, ConfigurationText now, SoughtSecrets secrets) {
            var hunks = LineDiff.hunks(old.lines(), now.lines());
            var went = ConfigurationMask.mask(old.lines(), shown(hunks, true)::contains, secrets);
            var came = ConfigurationMask.mask(now.lines(), shown(hunks, false)::contains, secrets);
            return hunks.stream()
                    .map(hunk -> WordDiff.mark(hunk.stream()
                            .map(step -> line(step, step.kind() == Kind.REMOVED ? went : came))
                            .toList()))
                    .toList();
        }

        private static Set<Integer> shown(List<List<LineDiff.Step>> hunks, boolean removed) {
            return hunks.stream()
                    .flatMap(List::stream)
                    .filter(step -> (step.kind() == Kind.REMOVED) == removed)
                    .map(LineDiff.Step::index)
                    .collect(Collectors.toSet());
        }

        private ChangedLine line(LineDiff.Step step, List<String> shown) {
            int number = step.index() + 1;
            return new ChangedLine(
                    step.kind(),
                    number,
                    shown.get(step.index()),
                    attribution.of(file.path(), file.after().orElse(""), step.kind(), number));
        }
    }
}
