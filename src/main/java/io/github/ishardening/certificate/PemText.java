package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with PEM (RFC 7468) as found in practice: ASCII, UTF-8 or UTF-16, with any line endings, or none between two
 * blocks, and any surrounding text. Surrounding text is skipped, but damaged blocks aren't: anything that looks like
 * the beginning or the end of a block has to be one.
 */
public final class PemText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** A BEGIN line, or what an editor or e-mail program left of one, with fewer or different dashes. */
    private static final Pattern ANY_BEGIN = Pattern.compile(
            BEGIN + "|BEGIN {1,3}(?:(?:X509 |TRUSTED )?CERTIFICATE|PKCS7|CMS|PKCS #7 SIGNED DATA)[-\\x80-\\uFFFF]",
            Pattern.CASE_INSENSITIVE);

    private final String where;
    private final String text;
    private final List<PemBlock> blocks = new ArrayList<>();

    private PemText(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /** Whether these bytes contain PEM. */
    public static boolean isIn(byte[] file) {
        return ANY_BEGIN.matcher(decoded(file)).find();
    }

    /**
     * Finds all blocks of a file.
     *
     * @throws ProblemException if one isn't complete, with its line, and how many there are and were read
     */
    public static PemText of(String where, byte[] file) {
        var text = new PemText(where, decoded(file));
        text.read();
        return text;
    }

    /**
     * Finds the complete blocks of a file and ignores everything else: for files that aren't meant as PEM, such as JSON
     * and programs, in which line ends may be written as escape sequences.
     */
    public static PemText ofAny(byte[] file) {
        var text = new PemText("", decoded(file).replace("\\n", "\n").replace("\\r", "\r"));
        text.readWhole();
        return text;
    }

    /** The blocks, in the order of the file. */
    public List<PemBlock> blocks() {
        return List.copyOf(blocks);
    }

    /**
     * The decoded bytes of a block.
     *
     * @throws ProblemException if it isn't Base64
     */
    public byte[] decode(PemBlock block) {
        try {
            return Base64.getDecoder().decode(block.base64());
        } catch (IllegalArgumentException e) {
            throw damaged(block, "the block that begins here is not Base64");
        }
    }

    /** The problem with a damaged block. */
    public ProblemException damaged(PemBlock block, String what) {
        return damaged(block.begin(), what, blocks.indexOf(block));
    }

    private void read() {
        int from = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, from)) {
            requireOnlyText(from, begin);
            int content = content(begin);
            if (content < 0) {
                throw damaged(begin, "the BEGIN line here is damaged");
            }
            int end = end(begin, content);
            if (end < 0) {
                throw damaged(begin, "the block that begins here has no END line");
            }
            add(begin, content, end);
            from = end + END.length();
        }
        requireOnlyText(from, text.length());
    }

    private void readWhole() {
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int content = content(begin);
            int end = content < 0 ? -1 : end(begin, content);
            if (end >= 0) {
                add(begin, content, end);
            }
        }
    }

    private void add(int begin, int content, int end) {
        blocks.add(new PemBlock(label(begin, content), text.substring(content + DASHES.length(), end), begin));
    }

    /** The offset of the dashes that end a BEGIN line; negative if there are none on that line. */
    private int content(int begin) {
        int label = begin + BEGIN.length();
        int content = text.indexOf(DASHES, label);
        return content >= 0 && text.substring(label, content).lines().count() > 1 ? -1 : content;
    }

    private String label(int begin, int content) {
        return text.substring(begin + BEGIN.length(), content).strip();
    }

    /** The offset of a block's matching END line, before the next BEGIN; negative if there is none. */
    private int end(int begin, int content) {
        int next = text.indexOf(BEGIN, content);
        int end = text.substring(content, next < 0 ? text.length() : next).indexOf(END);
        return end >= 0 && text.startsWith(label(begin, content), content + end + END.length()) ? content + end : -1;
    }

    private void requireOnlyText(int from, int to) {
        Matcher begin = ANY_BEGIN.matcher(text).region(from, to);
        if (begin.find()) {
            throw damaged(begin.start(), "the BEGIN line here is damaged");
        }
        int end = text.substring(from, to).indexOf(END);
        if (end >= 0) {
            throw damaged(from + end, "the block that ends here has no BEGIN line");
        }
    }

    private ProblemException damaged(int at, String what) {
        return damaged(at, what, blocks.size());
    }

    private ProblemException damaged(int at, String what, int read) {
        long line = text.substring(0, at + 1).lines().count();
        long begun = ANY_BEGIN.matcher(text).results().count();
        return new ProblemException(
                where + ":" + line,
                what + " (BEGIN lines: " + begun + ", blocks read: " + read + ").",
                "Get a complete copy of the file.");
    }

    /** Only ASCII matters, so zeros are dropped: they come from UTF-16 without a byte order mark, or are accidental. */
    private static String decoded(byte[] file) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        boolean isMarked = bytes.startsWith("\u00FE\u00FF") || bytes.startsWith("\u00FF\u00FE");
        Charset charset = isMarked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        return new String(file, charset).replace("\0", "");
    }
}
