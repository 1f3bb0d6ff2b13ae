package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;

/** The server doesn't listen where everybody looks for it first. */
public final class DefaultPorts implements Control {

    private static final Rule RULE = new Rule(
            "default-ports",
            "The ports aren't the default ones",
            Severity.INFO,
            "Production guidelines, Default ports",
            """
            Hardening moves all ports by `<deployment><portOffset>` if it is set. Otherwise the finding reminds of \
            the firewall.""",
            AppliesTo.TOML);
    private static final String OFFSET = "server.offset";
    private static final String PORT = ConnectorBlock.HTTPS + ".port";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        boolean shifted = !inspection.value(OFFSET).orElse("0").equals("0");
        if (!shifted && inspection.value(PORT).orElse("9443").equals("9443")) {
            findings.add(
                    inspection.at(OFFSET),
                    "the server listens on the default ports.",
                    "Set <deployment><portOffset>, or see that a firewall lets the proxy through only.");
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }
}
