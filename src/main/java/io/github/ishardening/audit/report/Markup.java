package io.github.ishardening.audit.report;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, or HTML in XML syntax, and escapes all text. */
final class Markup {

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    /** Characters that XML can't represent, not even escaped. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String REPLACEMENT = "\uFFFD";

    /** Characters that are invisible or change the order in which text is displayed. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]");

    /** The longest text in a document for people: longer ones come only from manipulated distributions. */
    private static final int LONGEST = 1_000;

    private final boolean isForPeople;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private Markup(String prolog, boolean isForPeople) {
        this.isForPeople = isForPeople;
        text.append(prolog).append('\n');
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw cannotFail(e);
        }
    }

    /** An XML document. */
    static Markup xml() {
        return new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", false);
    }

    /** An HTML document, in which long texts are truncated and invisible characters are spelt out. */
    static Markup html() {
        return new Markup("<!DOCTYPE html>", true);
    }

    /** An element; {@code content} must write its attributes first. */
    Markup element(String name, Runnable content) {
        return write(() -> {
            xml.writeStartElement(name);
            content.run();
            xml.writeEndElement();
        });
    }

    /** An element that contains only text. */
    Markup element(String name, String content) {
        return element(name, () -> text(content));
    }

    /** An element with a CSS class that contains only text. */
    Markup element(String name, String cssClass, String content) {
        return element(name, () -> attribute("class", cssClass).text(content));
    }

    /** A void element of HTML. */
    Markup empty(String name, Runnable attributes) {
        return write(() -> {
            xml.writeEmptyElement(name);
            attributes.run();
        });
    }

    /** An attribute of the element that was opened last. */
    Markup attribute(String name, String value) {
        return write(() -> xml.writeAttribute(name, speakable(value)));
    }

    /** A numeric attribute. */
    Markup attribute(String name, int value) {
        return attribute(name, Integer.toString(value));
    }

    /** Text, escaped. */
    Markup text(String content) {
        return text(content, LONGEST);
    }

    /** Text, escaped and, for people, truncated to this length. */
    Markup text(String content, int longest) {
        return write(() -> xml.writeCharacters(isForPeople ? shown(content, longest) : speakable(content)));
    }

    /** A text as shown to people, not escaped: truncated if it is long, with invisible characters spelt out. */
    static String shown(String content) {
        return shown(content, LONGEST);
    }

    private static String shown(String content, int longest) {
        return speakable(readable(content, longest));
    }

    /** The whole document. */
    @Override
    public String toString() {
        write(xml::flush);
        return text + "\n";
    }

    private Markup write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw cannotFail(e);
        }
    }

    private static String readable(String content, int longest) {
        String begin = content.length() > longest ? content.substring(0, longest) + "…" : content;
        return isPlain(begin)
                ? begin
                : UNSEEN.matcher(begin)
                        .replaceAll(
                                unseen -> "<U+%04X>".formatted(unseen.group().codePointAt(0)));
    }

    private static String speakable(String text) {
        return isPlain(text) ? text : UNSPEAKABLE.matcher(text).replaceAll(REPLACEMENT);
    }

    /** Whether a text is printable ASCII, as nearly all texts are; only the others are searched with patterns. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static IllegalStateException cannotFail(XMLStreamException e) {
        return new IllegalStateException("Writing to a string failed", e);
    }
}
