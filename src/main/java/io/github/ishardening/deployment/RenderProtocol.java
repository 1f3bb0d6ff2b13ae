package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * How {@link MapperProcess} and {@link RenderProcess} talk. A request is two texts: the path of the TOML, the path of the
 * folder with templates and JSON files. An answer is any number of {@link Answer#TEMPLATE} and one of the others.
 */
final class RenderProtocol {

    private RenderProtocol() {}

    /** What comes first in each part of an answer, as a byte. */
    enum Answer {
        /** A template is about to be rendered: its path. */
        TEMPLATE,
        /** All is rendered: paths and contents of the files, then keys and values of the merged configuration. */
        RENDERED,
        /** The rendered files are larger than {@link RenderProcess#MAXIMUM_OUTPUT}: the path of the largest. */
        TOO_LARGE,
        /** What is wrong with the TOML: line, column and message of each fault. */
        SYNTAX,
        /** The mapper threw: the class of the innermost cause and its message. */
        FAILED
    }

    // Both ends are of one version.
    @SuppressWarnings("EnumOrdinal")
    static void write(DataOutputStream out, Answer answer) throws IOException {
        out.writeByte(answer.ordinal());
    }

    static Answer readAnswer(DataInputStream in) throws IOException {
        int answer = in.readUnsignedByte();
        if (answer >= Answer.values().length) {
            throw new EOFException("Unexpected answer: " + answer);
        }
        return Answer.values()[answer];
    }

    /** Writes a text of any length; {@code writeUTF} takes 64 KB at most. */
    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), UTF_8);
    }
}
