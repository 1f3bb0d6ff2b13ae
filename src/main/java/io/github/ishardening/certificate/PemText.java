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
 * A file with PEM in it (RFC 7468), as people pass it on: in ASCII, UTF-8 or UTF-16, with any ends of lines or none between
 * two blocks, and with any text around them. Text is skipped, a damaged block is not: whatever looks like the beginning or
 * the end of a block has to be one.
 */
public final class PemText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** A beginning; or what an editor or a mail left of one, with fewer dashes, or others. */
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

    /** Whether there is any in these bytes. */
    public static boolean isIn(byte[] file) {
        return ANY_BEGIN.matcher(decoded(file)).find();
    }

    /**
     * Finds all blocks of a file.
     *
     * @throws ProblemException with the line, and how many there are and were read, if one isn't whole
     */
    public static PemText of(String where, byte[] file) {
        var text = new PemText(where, decoded(file));
        text.read();
        return text;
    }

    /**
     * Finds those blocks of a file that are whole, and passes over all else: for files that nobody meant as PEM, such as
     * JSON and programs, in which a line may end as their texts write it.
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
     * The bytes of a block.
     *
     * @throws ProblemException if they aren't Base64
     */
    public byte[] decode(PemBlock block) {
        try {
            return Base64.getDecoder().decode(block.base64());
        } catch (IllegalArgumentException e) {
            throw damaged(block, "the block that begins here is not Base64");
        }
    }

    /** What to say of a block that isn't sound. */
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

    /** Where the line ends that begins a block; negative if it doesn't. */
    private int content(int begin) {
        int label = begin + BEGIN.length();
        int content = text.indexOf(DASHES, label);
        return content >= 0 && text.substring(label, content).lines().count() > 1 ? -1 : content;
    }

    private String label(int begin, int content) {
        return text.substring(begin + BEGIN.length(), content).strip();
    }

    /** Where the line begins that ends a block, before another one begins; negative if there is none. */
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

    /** Only ASCII counts: zeros are what UTF-16 without a mark has between, or were never meant. */
    private static String decoded(byte[] file) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        boolean isMarked = bytes.startsWith("\u00FE\u00FF") || bytes.startsWith("\u00FF\u00FE");
        Charset charset = isMarked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        return new String(file, charset).replace("\0", "");
    }
}
