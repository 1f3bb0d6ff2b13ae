package io.github.ishardening.control.web;

import io.github.ishardening.server.ServerHost;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and edits URLs that users see. Their placeholders for ports make them invalid as URIs. */
final class PublicUrl {

    private static final Pattern HOST =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,20}+://)(?<host>\\[[^\\[\\]/]*+]|[^/:?#\\[\\]]*+)");

    private PublicUrl() {}

    /** Whether a URL's host refers to the caller's own machine. */
    static boolean isLocal(String url) {
        var host = HOST.matcher(url);
        return host.lookingAt() && ServerHost.isLocal(host.group("host"));
    }

    /** Returns the URL with another host. */
    static String at(String url, String host) {
        // RFC 3986, section 3.2.2: an IPv6 address is in brackets.
        String inUrl = host.contains(":") ? "[" + host + "]" : host;
        return HOST.matcher(url).replaceFirst("${scheme}" + Matcher.quoteReplacement(inUrl));
    }
}
