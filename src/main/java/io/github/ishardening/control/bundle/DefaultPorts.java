package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;

/** Requires ports other than the default ones. */
@Guideline(
        id = "default-ports",
        title = "Ports differ from the defaults",
        severity = Severity.INFO,
        source = "Production guidelines, Default ports",
        address = OfficialPages.PRODUCT_LEVEL + "#default-ports",
        hardening = """
            Hardening shifts all ports by `<deployment><portOffset>` if it is set. Otherwise, the finding reminds \
            you to protect the ports with a firewall.""",
        nist = "CM-7")
public final class DefaultPorts extends Control {

    private static final String OFFSET = "server.offset";
    private static final String PORT = ConnectorBlock.HTTPS + ".port";

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        boolean shifted = !inspection.value(OFFSET).orElse("0").equals("0");
        if (!shifted && inspection.value(PORT).orElse("9443").equals("9443")) {
            findings.add(
                    inspection.at(OFFSET),
                    "the server listens on the default ports.",
                    "Set <deployment><portOffset>, or make sure that a firewall lets only the proxy through.");
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }
}
