package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Heap;
import java.io.IOException;

/** Requires the configured heap size or more, by default that of the production guidelines. */
@Guideline(
        id = "jvm-memory",
        title = "The heap has the recommended size",
        severity = Severity.WARNING,
        source = "Production guidelines, JVM parameters",
        address = OfficialPages.PRODUCT_LEVEL + "#jvm-parameters",
        hardening = """
            Hardening sets `-Xms` and `-Xmx` in the start scripts to the settings `heapMin` and `heapMax`, `512m` \
            and `2048m` by default.""",
        protects = false)
public final class JvmMemory extends Control {

    @Override
    public void harden(HardeningContext hardening) {
        hardening
                .startScripts()
                .forEach(script -> script.setMemory(hardening.settings().heap()));
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        Heap wanted = inspection.settings().heap();
        inspection.startScripts().forEach((path, script) -> {
            try {
                Heap heap = script.memory();
                if (!heap.isAtLeast(path, wanted)) {
                    findings.add(
                            Location.of(path, script.memoryLine()),
                            "the JVM gets -Xms%s -Xmx%s.".formatted(heap.initial(), heap.maximum()),
                            "Set at least -Xms%s -Xmx%s.".formatted(wanted.initial(), wanted.maximum()));
                }
            } catch (ProblemException e) {
                findings.add(
                        Location.of(path),
                        "doesn't set the JVM's memory.",
                        "Pass -Xms%s -Xmx%s.".formatted(wanted.initial(), wanted.maximum()));
            }
        });
        new Unseen(inspection, findings).startScripts();
    }
}
