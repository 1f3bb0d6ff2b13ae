package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;

/**
 * The name of one host in a server's configuration: letters, digits and hyphens between dots (RFC 1123, section 2.1),
 * in lower-case ASCII; or an IPv4 or IPv6 address without brackets.
 */
public final class HostName {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    /** Includes text around a name. Longer texts aren't parsed. */
    private static final int LONGEST_TEXT = 1000;

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*).*");
    private static final Pattern BRACKETS = Pattern.compile("\\[(.*)](:.*)?");
    private static final Pattern PORT = Pattern.compile("([^:]*):[0-9]*");
    // Bouncy Castle treats such a single colon as the :: that stands for zeros.
    private static final Pattern LONE_COLON = Pattern.compile("^:(?!:)|(?<!:):$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private HostName() {}

    /**
     * The reason why a text isn't a host name.
     *
     * @param what the end of a sentence about the text: what it is or contains
     * @param cure what to write instead
     * @param name the valid host name that the cure proposes, if any
     */
    record Fault(String what, String cure, Optional<String> name) {

        private Fault(String what, String cure) {
            this(what, cure, Optional.empty());
        }

        private static Fault tooLong(String what, int length) {
            return new Fault(
                    "%s %s characters".formatted(what, length),
                    "Shorten it: DNS allows 63 characters between two dots and 253 in total (RFC 1035).");
        }

        private static Fault write(String what, String instead) {
            return write(what, "Write ", instead, ".");
        }

        /** Proposes this text, with its own faults corrected too. */
        private static Fault write(String what, String before, String instead, String after) {
            Optional<Fault> left = fault(instead);
            if (left.isPresent() && left.get().name().isEmpty()) {
                return new Fault(what, left.get().cure());
            }
            String name = left.flatMap(Fault::name).orElse(instead);
            return new Fault(what, before + name + after, Optional.of(name));
        }
    }

    /**
     * The text, if it is the name or address of a host.
     *
     * @param where the parameter that contains the text, for the message
     * @throws ProblemException describing the text, and what to write instead
     */
    public static String require(String where, String text) {
        if (text.isBlank()) {
            throw new ProblemException(where, "is empty.", "Set a value, or remove it.");
        }
        fault(text).ifPresent(fault -> {
            throw new ProblemException(
                    where, "must be a hostname or address, but is %s, %s.".formatted(text, fault.what()), fault.cure());
        });
        return text;
    }

    /** The reason why a text isn't the name or address of a host; empty if it is. */
    static Optional<Fault> fault(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.of(Fault.tooLong("with", text.length()));
        }
        return isAddress(text)
                ? Optional.empty()
                : notation(text).or(() -> characters(text)).or(() -> labels(text));
    }

    static boolean isAddress(String text) {
        return IPAddress.isValidIPv4(text)
                || (IPAddress.isValidIPv6(text) && !LONE_COLON.matcher(text).find());
    }

    /** Finds text around a name, such as a port. */
    private static Optional<Fault> notation(String text) {
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return Optional.of(Fault.write("a URL", bare(url.group(1))));
        }
        if (text.indexOf('/') >= 0) {
            return Optional.of(Fault.write("with a path", bare(text.substring(0, text.indexOf('/')))));
        }
        if (BRACKETS.matcher(text).matches()) {
            return Optional.of(Fault.write("in brackets, as in a URL", bare(text)));
        }
        if (PORT.matcher(text).matches()) {
            return Optional.of(Fault.write("with a port", "Write ", bare(text), "; ports have separate parameters."));
        }
        if (text.indexOf(':') >= 0) {
            return Optional.of(
                    new Fault("which isn't a valid IPv6 address", "Write it as in RFC 5952, for example 2001:db8::1."));
        }
        return Optional.empty();
    }

    /** The host without the text around it. */
    private static String bare(String text) {
        String host = text.substring(text.lastIndexOf('@') + 1);
        Matcher brackets = BRACKETS.matcher(host);
        if (brackets.matches()) {
            return brackets.group(1);
        }
        Matcher port = PORT.matcher(host);
        return port.matches() ? port.group(1) : host;
    }

    /** Finds characters that aren't allowed in host names. */
    private static Optional<Fault> characters(String text) {
        if (text.chars().anyMatch(character -> Character.isWhitespace(character) || Character.isSpaceChar(character))) {
            return Optional.of(new Fault("which contains a space", "Write it without spaces."));
        }
        if (text.indexOf('*') >= 0) {
            return Optional.of(new Fault(
                    "which matches several hosts",
                    "Use the server's own; you can add dns:*.example.com to"
                            + " <keystores><tls><subjectAlternativeNames>."));
        }
        if (text.indexOf('_') >= 0) {
            return Optional.of(Fault.write(
                    "with an underscore, which isn't allowed in hostnames (RFC 1123)",
                    "Use a name such as ",
                    text.replace('_', '-'),
                    "."));
        }
        if (!text.chars().allMatch(character -> character < 128)) {
            return Optional.of(punycode(text)
                    .map(ascii -> Fault.write("with letters that DNS supports only in encoded form", ascii))
                    .orElse(new Fault("with letters that DNS doesn't support", "Use letters, digits and hyphens.")));
        }
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            return Optional.of(Fault.write(
                    "which contains uppercase letters",
                    "Write ",
                    text.toLowerCase(Locale.ROOT),
                    ": browsers send hostnames in lower case, and the server's comparison is case-sensitive."));
        }
        return Optional.empty();
    }

    private static Optional<String> punycode(String text) {
        try {
            return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fault> labels(String text) {
        if (text.endsWith(".") && text.length() > 1) {
            return Optional.of(Fault.write("with a trailing dot", text.substring(0, text.length() - 1)));
        }
        String[] labels = text.split("\\.", -1);
        Optional<String> tooLong = Arrays.stream(labels)
                .filter(label -> label.length() > LONGEST_LABEL)
                .findFirst();
        if (tooLong.isPresent() || text.length() > LONGEST_NAME) {
            return Optional.of(tooLong.map(label -> Fault.tooLong("which has a label of", label.length()))
                    .orElseGet(() -> Fault.tooLong("with", text.length())));
        }
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            return Optional.of(new Fault(
                    "which isn't a valid IPv4 address, and hostnames can't end in a number",
                    "Write four numbers from 0 to 255, or a name."));
        }
        return Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches())
                ? Optional.empty()
                : Optional.of(new Fault("which is neither", "Use letters, digits and hyphens between dots."));
    }
}
