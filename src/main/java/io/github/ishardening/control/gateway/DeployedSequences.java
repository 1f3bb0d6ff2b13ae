package io.github.ishardening.control.gateway;

import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks a distribution's sequences and APIs; the gateway doesn't deploy those with mediators that aren't allowed. */
final class DeployedSequences {

    private static final String FOLDER = "repository/deployment/server/synapse-configs/";

    /** Mediators that WSO2's list leaves out; their element names mean nothing else (Synapse's mediator factories). */
    private static final List<String> MEDIATORS = List.of(
            "call-template",
            "callout",
            "conditionalRouter",
            "datamapper",
            "dblookup",
            "dbreport",
            "ejb",
            "enqueue",
            "pojoCommand",
            "smooks",
            "store",
            "throttle",
            "transaction",
            "validate",
            "xquery",
            "xslt");

    private DeployedSequences() {}

    /** Reports files with mediators that aren't allowed, except non-XML files, which the gateway never deploys. */
    static void inspect(Inspection inspection, Set<String> allowed, String list, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        for (String path : distribution.paths(FOLDER)) {
            var xml = path.endsWith(".xml") ? inspection.file(path).flatMap(XmlFile::parse) : Optional.<XmlFile>empty();
            for (String mediator : MEDIATORS) {
                if (!allowed.contains(mediator.toLowerCase(Locale.ROOT))
                        && xml.filter(file -> !file.elements("//" + mediator).isEmpty())
                                .isPresent()) {
                    findings.add(
                            Templates.origin(distribution, path, "<" + mediator),
                            "uses %s, which isn't allowed: the gateway doesn't deploy this file.".formatted(mediator),
                            "Add %s to %s, or do without it.".formatted(mediator, list));
                }
            }
        }
    }
}
