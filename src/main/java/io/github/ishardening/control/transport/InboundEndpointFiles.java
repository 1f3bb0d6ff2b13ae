package io.github.ishardening.control.transport;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.connector.InboundEndpoint;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The inbound endpoint files in the distribution that the server doesn't generate. */
final class InboundEndpointFiles {

    private static final Pattern PROTOCOL = Pattern.compile("<inboundEndpoint\\b[^<>]*?\\sprotocol=\"([a-z-]{1,20})\"");
    private static final Pattern END = Pattern.compile("</((?:\\w{1,20}:)?)parameters>");

    private InboundEndpointFiles() {}

    /** Sets protocols and cipher suites in those that use TLS. */
    static void set(Distribution distribution, List<String> protocols, List<String> suites) throws IOException {
        for (String path : InboundEndpoint.paths(distribution)) {
            if (Templates.isStatic(distribution, path)) {
                var text = new XmlText(distribution.read(path));
                var names = text.find(PROTOCOL, 0).map(found -> InboundEndpoint.PARAMETERS.get(found.group(1)));
                if (names.isPresent()) {
                    set(text, names.get().get(Setting.PROTOCOLS), JavaTls.text(protocols));
                    set(text, names.get().get(Setting.CIPHERS), JavaTls.text(suites));
                    distribution.write(path, text.content());
                }
            }
        }
    }

    private static void set(XmlText text, String name, String value) {
        var parameter =
                Pattern.compile("<(?:\\w{1,20}:)?parameter\\s++name=\"" + Pattern.quote(name) + "\"\\s*+>([^<]*+)</");
        Optional<MatchResult> there = text.find(parameter, 0);
        if (value.isEmpty()) {
            return;
        }
        if (there.isPresent()) {
            text.replace(there.get().start(1), there.get().end(1), value);
        } else {
            text.find(END, 0)
                    .ifPresent(end -> text.replace(
                            end.start(),
                            end.start(),
                            "    <%1$sparameter name=\"%2$s\">%3$s</%1$sparameter>\n    "
                                    .formatted(end.group(1), name, value)));
        }
    }
}
