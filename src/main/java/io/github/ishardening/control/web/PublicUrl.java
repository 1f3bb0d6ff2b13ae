package io.github.ishardening.control.web;

import io.github.ishardening.server.ServerHost;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address that users are told, with placeholders for ports, which make it no URI. */
final class PublicUrl {

    private static final Pattern HOST =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,20}+://)(?<host>\\[[^\\[\\]/]*+]|[^/:?#\\[\\]]*+)");

    private PublicUrl() {}

    /** Whether it leads from every machine to itself. */
    static boolean isLocal(String url) {
        var host = HOST.matcher(url);
        return host.lookingAt() && ServerHost.isLocal(host.group("host"));
    }

    /** The same at another host. */
    static String at(String url, String host) {
        // RFC 3986, section 3.2.2: an IPv6 address is in brackets.
        String inUrl = host.contains(":") ? "[" + host + "]" : host;
        return HOST.matcher(url).replaceFirst("${scheme}" + Matcher.quoteReplacement(inUrl));
    }
}
