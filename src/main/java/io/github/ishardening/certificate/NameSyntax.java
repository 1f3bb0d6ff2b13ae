package io.github.ishardening.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.problem.ProblemException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the names that a certificate can contain, and normalizes them.
 *
 * @param where the parameter, for messages
 * @param given the name as the user wrote it, for messages
 */
record NameSyntax(String where, String given) {

    // RFC 5321's dot-string; quoted local parts aren't used in practice.
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

    /** The number of groups in an IPv6 address. */
    private static final int GROUPS = 8;

    String host(String name) {
        if (HostName.isAddress(name)) {
            throw refused("is an address.", "Write ip:" + name + ".");
        }
        boolean wildcard = name.startsWith("*.");
        String ascii = ascii(wildcard ? name.substring(2) : name);
        if (wildcard && ascii.indexOf('.') < 0) {
            throw refused("would match a whole top-level domain.", "Use at least two labels after the *.");
        }
        return wildcard ? "*." + ascii : ascii;
    }

    String address(String text) {
        try {
            if (HostName.isAddress(text)) {
                // The JDK doesn't look up literal addresses.
                return shortened(InetAddress.getByName(text).getHostAddress());
            }
        } catch (UnknownHostException e) {
            // Refused below, like any other invalid address.
        }
        throw refused("is not an IPv4 or IPv6 address.", "");
    }

    /**
     * Shortens the JDK's form of an address as in RFC 5952: :: replaces the longest run of zeros, the first of several,
     * but not a single group (section 4.2.2). The JDK writes no leading zeros in groups.
     */
    private static String shortened(String address) {
        for (int more = GROUPS - 1; more > 0; more--) {
            Matcher zeros =
                    Pattern.compile("(^|:)0(:0){%s}(:|$)".formatted(more)).matcher(address);
            if (zeros.find()) {
                return zeros.replaceFirst("::");
            }
        }
        return address;
    }

    String mailbox(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            throw refused("is not an email address.", "");
        }
        return text.substring(0, at + 1) + ascii(text.substring(at + 1));
    }

    String uri(String text) {
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute()) {
                throw refused("is not an absolute URI.", "Start it with a scheme, such as https://.");
            }
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw refused("is not a URI.", "");
        }
    }

    private String ascii(String name) {
        String ascii;
        try {
            // The Unicode tables take a while to load, and nearly all names don't need them; IPv6 addresses aren't
            // names.
            boolean isPlain = US_ASCII.newEncoder().canEncode(name) && name.indexOf(':') < 0;
            ascii = isPlain ? name : IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw notAHost(HostName.fault(name));
        }
        ascii = ascii.toLowerCase(Locale.ROOT);
        var fault = HostName.fault(ascii);
        if (fault.isPresent()) {
            throw notAHost(fault);
        }
        return ascii;
    }

    private ProblemException notAHost(Optional<HostName.Fault> fault) {
        return refused(
                "is not a hostname.",
                fault.filter(known -> given.indexOf('*') < 0)
                        .map(HostName.Fault::cure)
                        .orElse("Use letters, digits and hyphens between dots; * only as the whole first label."));
    }

    private ProblemException refused(String what, String cure) {
        return new ProblemException(where, given + " " + what, cure);
    }
}
