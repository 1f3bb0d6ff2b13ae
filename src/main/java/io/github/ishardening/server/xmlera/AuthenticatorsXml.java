package io.github.ishardening.server.xmlera;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.request.MutualSslAuthenticator;
import io.github.ishardening.server.Client;
import io.github.ishardening.trust.CertificateNames;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MutualSSLAuthenticator in the {@code authenticators.xml} of versions without {@code deployment.toml}. By default, it
 * accepts a user name from a header with any certificate that the connector accepts.
 */
public final class AuthenticatorsXml {

    /** The path of the file. */
    public static final String PATH = "repository/conf/security/authenticators.xml";

    private static final String START =
            "<Authenticator\\b(?=[^<>]*+>)[^<>]*?\\bname\\s*+=\\s*+\"MutualSSLAuthenticator\"[^<>]*+>";
    private static final EditedXml.Tag TAG = new EditedXml.Tag("MutualSSLAuthenticator", Pattern.compile(START));

    private final EditedXml xml;

    /** Reads the file. */
    public AuthenticatorsXml(Distribution distribution) throws IOException {
        this.xml = new EditedXml(PATH, distribution.read(PATH));
    }

    /** Accepts these clients, identified by their certificates' SHA-1 fingerprints, which these versions compare. */
    public byte[] with(MutualSslAuthenticator authenticator, List<Client> clients) {
        xml.setAttribute(TAG, "disabled", "false");
        setParameter("UsernameHeader", authenticator.usernameHeader());
        setParameter("WhiteListEnabled", "true");
        setParameter(
                "WhiteList",
                clients.stream()
                        .map(client -> CertificateNames.sha1(client.certificate()))
                        .collect(Collectors.joining(",")));
        return xml.content();
    }

    /** Turns the authenticator off. */
    public byte[] off() {
        if (xml.attribute(TAG, "name").isPresent()) {
            xml.setAttribute(TAG, "disabled", "true");
        }
        return xml.content();
    }

    private void setParameter(String name, String value) {
        String tag = "<Parameter name=\"" + name + "\"";
        xml.setGroup(
                Pattern.compile(
                        START + "(?:(?!</?Authenticator\\b|" + tag + ").)*+(" + tag
                                + "\\s*+(?:/>|>[^<]*+</Parameter>))",
                        Pattern.DOTALL),
                tag + ">",
                "%s>%s</Parameter>".formatted(tag, value));
    }
}
