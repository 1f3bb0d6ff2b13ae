package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.regex.Pattern;

/** Makes session IDs too long to guess. Longer ones than required are kept. */
@Guideline(
        id = "session-id-length",
        title = "Session IDs are at least 16 bytes long",
        severity = Severity.WARNING,
        source = "Production guidelines, session ID length",
        address = OfficialPages.PRODUCT_LEVEL + "#jsessionid-length",
        hardening = """
            Hardening raises `sessionIdLength` in `repository/conf/tomcat/context.xml` to the value of the setting \
            `sessionIdLength`, 16 bytes by default, and never lowers it. The attribute of the `<Manager>` element \
            itself, which older guidelines recommend, has no effect in Tomcat 9.""",
        nist = "SC-23(3)")
public final class SessionIdLength extends Control {

    private static final String CONTEXT = "repository/conf/tomcat/context.xml";

    /** Tomcat's default, in bytes. */
    private static final int DEFAULT = 16;

    private static final Pattern GENERATOR =
            Pattern.compile("<SessionIdGenerator\\b[^<>]*?\\bsessionIdLength\\s*+=\\s*+\"([^\"]*+)\"");
    private static final Pattern MANAGER = Pattern.compile("<Manager\\b[^<>]*?(/?)>");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        int wanted = hardening.settings().web().sessionIdLength();
        if (!Templates.isStatic(distribution, CONTEXT)) {
            return;
        }
        byte[] content = distribution.read(CONTEXT);
        if (XmlFile.parse(content).filter(xml -> length(xml) < wanted).isPresent()) {
            distribution.write(CONTEXT, raised(new XmlText(content), wanted));
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        int wanted = inspection.settings().web().sessionIdLength();
        var context = inspection.xml(CONTEXT);
        if (context.isPresent() && length(context.get()) < wanted) {
            findings.add(
                    CONTEXT,
                    "session IDs are %s bytes long.".formatted(length(context.get())),
                    "Set sessionIdLength of the SessionIdGenerator to %s or more.".formatted(wanted));
        }
        new Unseen(inspection, findings).isThere(CONTEXT);
    }

    /** The manager's own attribute, which older guidelines recommend, has no effect in Tomcat 9. */
    private static int length(XmlFile context) {
        return context.elements("/Context/Manager/SessionIdGenerator").stream()
                .map(generator -> generator.getAttribute("sessionIdLength"))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(DEFAULT);
    }

    private static byte[] raised(XmlText text, int wanted) {
        var generator = text.find(GENERATOR, 0);
        var manager = text.find(MANAGER, 0);
        if (generator.isPresent()) {
            text.replace(generator.get().start(1), generator.get().end(1), String.valueOf(wanted));
        } else if (manager.isPresent()) {
            String added = "<SessionIdGenerator sessionIdLength=\"" + wanted + "\"/>";
            boolean empty = !manager.get().group(1).isEmpty();
            text.replace(manager.get().start(1), manager.get().end(), empty ? ">" + added + "</Manager>" : ">" + added);
        }
        return text.content();
    }
}
