package io.github.ishardening.inspection.content;

import io.github.ishardening.inspection.content.Needles.Needle;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads files of any size once, from beginning to end, in constant memory, and reports what they contain. */
final class ContentSearch {

    private static final int PIECE = 1 << 16;
    /** How many bytes are available from the beginning of a match. */
    private static final int AHEAD = 1024;

    private static final int LABEL = 64;
    /** A line break between lines, including its forms in a program's string literals. */
    private static final String BREAK = "(?:\\s|\\\\[nr]|\\\\$|[\"']\\s{0,80}[+,]?\\s{0,80}[\"'])";

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [\\w ./-]{0,40}?PRIVATE KEY(?: BLOCK)?-----" + BREAK
                    + "{1,80}+(?:[\\w.-]{1,60}+ ?:[^\\n\\\\]{0,200}" + BREAK + "{1,80}+){0,9}+[A-Za-z0-9+/]{8}.*",
            Pattern.DOTALL);
    /** RFC 7518, 6.2.2, 6.3.2 and 6.4: a private key after its type, or a symmetric one. */
    private static final Pattern JSON_KEY = Pattern.compile(
            "(?s)\"kty\"\\s{0,9}:(?:\\s{0,9}\"oct\".{0,200}?\"k\"|.{0,900}?\"d\")\\s{0,9}:\\s{0,9}\"[\\w-]{22,}");
    /** More key types than a file of keys contains; for each, the text after it is searched. */
    private static final int MOST_TYPES = 1000;

    /** {@code openssh-key-v1} with the cipher {@code none}, in Base64. */
    private static final String OPENSSH_IN_CLEAR = "b3BlbnNzaC1rZXktdjEAAAAABG5v";

    private static final Pattern CERTIFICATES = Pattern.compile(
            "-----BEGIN (?:CERTIFICATE|X509 CERTIFICATE|TRUSTED CERTIFICATE|PKCS7|CMS|PKCS #7 SIGNED DATA)-----.*",
            Pattern.DOTALL);
    /** APPNOTE.TXT, 4.3.16. */
    private static final byte[] END_OF_ARCHIVE = {'P', 'K', 5, 6};

    private static final int END_LENGTH = 22;
    private static final int COMMENT_LENGTH = 20;

    /** In Base64 characters; anything shorter is the beginning of a key in an explanation. */
    private static final int SHORTEST_KEY = 40;

    private final List<Needle> plain;
    private final List<Needle> encoded;
    private final BytePatterns plainPatterns;
    private final BytePatterns encodedPatterns;
    private final ContentBudget budget;
    private final byte[] buffer = new byte[PIECE + AHEAD];
    private final JoinedLines joined = new JoinedLines(PIECE + AHEAD);

    ContentSearch(SoughtSecrets secrets, ContentBudget budget) {
        this.plain = Needles.plain(secrets);
        this.encoded = Needles.encoded(secrets);
        this.plainPatterns = patterns(plain);
        this.encodedPatterns = patterns(encoded);
        this.budget = budget;
    }

    private static BytePatterns patterns(List<Needle> needles) {
        return new BytePatterns(needles.stream().map(Needle::bytes).toList());
    }

    /**
     * The contents of a file.
     *
     * @param offsets the first offset of each trace
     * @param holdsCertificates whether it may hold certificates in PEM
     * @param isConfiguration whether it may be a copy of {@code deployment.toml}
     * @param endsLikeArchive whether it ends as an archive does
     */
    record Content(
            Map<Trace, Long> offsets, boolean holdsCertificates, boolean isConfiguration, boolean endsLikeArchive) {}

    /**
     * A secret or private key, which doesn't belong in any file.
     *
     * @param secret the name of the secret; empty for a private key
     * @param form how it is written
     */
    record Trace(String secret, String form) {
        static final Trace KEY = new Trace("", "in plain text");
        static final Trace ENCRYPTED_KEY = new Trace("", "encrypted");
    }

    /**
     * Searches content to its end.
     *
     * @throws ProblemException if it exceeds the budget
     */
    Content in(InputStream in) throws IOException {
        var reading = new Reading();
        int filled = 0;
        boolean atEnd = false;
        while (!atEnd) {
            int read = in.readNBytes(buffer, filled, buffer.length - filled);
            if (!budget.takeSearched(read)) {
                // Who asked for the search knows the name of the file.
                throw new ProblemException("", "exceeds the content limit.");
            }
            filled += read;
            atEnd = filled < buffer.length;
            int limit = atEnd ? filled : PIECE;
            int length = filled;
            plainPatterns.find(buffer, limit, length, (needle, start) -> reading.see(plain.get(needle), start, length));
            joined.take(buffer, limit, length);
            joined.find(encodedPatterns, (needle, start) -> reading.seeEncoded(encoded.get(needle), start));
            if (!atEnd) {
                reading.passed += PIECE;
                System.arraycopy(buffer, PIECE, buffer, 0, AHEAD);
                filled = AHEAD;
            }
        }
        return new Content(
                reading.offsets, reading.holdsCertificates, reading.isConfiguration, endsLikeArchive(filled));
    }

    private boolean endsLikeArchive(int length) {
        for (int end = length - END_LENGTH; end >= Math.max(0, length - AHEAD); end--) {
            int comment = Byte.toUnsignedInt(buffer[end + COMMENT_LENGTH])
                    | Byte.toUnsignedInt(buffer[end + COMMENT_LENGTH + 1]) << Byte.SIZE;
            if (startsWith(END_OF_ARCHIVE, end) && end + END_LENGTH + comment == length) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(byte[] magic, int start) {
        return buffer[start] == magic[0] && Arrays.equals(buffer, start, start + magic.length, magic, 0, magic.length);
    }

    private final class Reading {
        private final Map<Trace, Long> offsets = new LinkedHashMap<>();
        private boolean holdsCertificates;
        private boolean isConfiguration;
        private int types;
        private long passed;

        void see(Needle needle, int start, int length) {
            switch (needle.kind()) {
                case SECRET -> offsets.putIfAbsent(new Trace(needle.name(), needle.form()), passed + start);
                case KEY -> offsets.putIfAbsent(key(text(start, length)), passed + start);
                case JSON_KEY -> seeJsonKey(start, length);
                case CONFIGURATION -> isConfiguration = true;
                case PEM -> seePem(start, length);
                case ENCODED_PEM, ENCODED_KEY -> throw new IllegalStateException(needle.kind() + " is never plain");
            }
        }

        void seeEncoded(Needle needle, int start) {
            long offset = passed + joined.origin(start);
            if (needle.kind() == Needles.Kind.SECRET) {
                offsets.putIfAbsent(new Trace(needle.name(), needle.form()), offset);
            } else if (needle.kind() == Needles.Kind.ENCODED_PEM) {
                seeEncodedPem(start - needle.begun(), offset);
            } else if (joined.base64(start, AHEAD).length() >= SHORTEST_KEY) {
                offsets.putIfAbsent(Trace.KEY, offset);
            }
        }

        private void seeEncodedPem(int group, long offset) {
            if (group >= 0) {
                byte[] decoded = Base64.getDecoder().decode(joined.base64(group, AHEAD));
                String text = new String(decoded, StandardCharsets.ISO_8859_1);
                String pem = text.substring(Math.max(0, text.indexOf('-')));
                if (PRIVATE_KEY.matcher(pem).matches()) {
                    offsets.putIfAbsent(key(pem), offset);
                }
            }
        }

        private void seeJsonKey(int start, int length) {
            types++;
            if (types <= MOST_TYPES && JSON_KEY.matcher(text(start, length)).lookingAt()) {
                offsets.putIfAbsent(Trace.KEY, passed + start);
            }
        }

        private void seePem(int start, int length) {
            String text = text(start, length);
            holdsCertificates |= CERTIFICATES.matcher(text).matches();
            if (text.lastIndexOf("PRIVATE KEY", LABEL) > 0
                    && PRIVATE_KEY.matcher(text).matches()) {
                offsets.putIfAbsent(key(text), passed + start);
            }
        }

        private String text(int start, int length) {
            return new String(buffer, start, Math.min(length - start, AHEAD), StandardCharsets.ISO_8859_1);
        }

        private static Trace key(String text) {
            boolean isEncrypted = text.startsWith("-----BEGIN ENCRYPTED ")
                    || text.contains("Proc-Type: 4,ENCRYPTED")
                    || text.contains("SSH2 ENCRYPTED")
                    || (text.startsWith("PuTTY") && !text.contains("Encryption: none"))
                    || (text.startsWith("-----BEGIN OPENSSH ") && !text.contains(OPENSSH_IN_CLEAR));
            return isEncrypted ? Trace.ENCRYPTED_KEY : Trace.KEY;
        }
    }
}
